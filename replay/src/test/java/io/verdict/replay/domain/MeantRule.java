package io.verdict.replay.domain;

import java.util.function.Predicate;

/**
 * A rule of the default set as its authors mean it.
 *
 * @param id its id in the policy
 * @param does what it asks for, as {@code reject} or {@code score 15}
 * @param reason its reason code
 * @param condition its condition in the words of its authors
 * @param holds the same over values, none of which is missing
 */
record MeantRule(
    String id, String does, String reason, String condition, Predicate<SlotValues> holds) {

  static MeantRule rule(
      String id, String does, String reason, String condition, Predicate<SlotValues> holds) {
    return new MeantRule(id, does, reason, condition, holds);
  }
}
