package io.verdict.rules.analysis;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.rules.checked.CheckedRule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * For which records a rule asks for what.
 *
 * @param rule the rule
 * @param gravity position of its outcome among the stage's, mildest first; 0 if it only scores
 * @param holds where its condition is true
 * @param possible where its condition is not false
 * @param reviewGravity position of the outcome that an unknown condition asks for; 0 for none
 */
record RuleReach(CheckedRule rule, int gravity, Region holds, Region possible, int reviewGravity) {

  /** The reach of a rule; empty if its condition is too wide to tell. */
  static Optional<RuleReach> of(CheckedRule rule, List<Outcome> outcomes, Space space) {
    Optional<Region> holds = Region.of(rule.condition(), Region.Wanted.TRUE, space);
    Optional<Region> possible = Region.of(rule.condition(), Region.Wanted.NOT_FALSE, space);
    if (holds.isEmpty() || possible.isEmpty()) {
      return Optional.empty();
    }
    int gravity = rule.outcome().map(outcomes::indexOf).orElse(0);
    boolean reviews = rule.onUnknown() == UnknownPolicy.REVIEW;
    int review = reviews ? outcomes.size() - 2 : 0;
    return Optional.of(new RuleReach(rule, gravity, holds.get(), possible.get(), review));
  }

  /** Whether it is the reach of the same rule. */
  boolean isRule(RuleReach other) {
    return rule.id().equals(other.rule.id());
  }

  /** Where the rule fires. */
  Region fires() {
    return rule.onUnknown() == UnknownPolicy.HIT ? possible : holds;
  }

  /** The gravest that it may ask for. */
  int gravest() {
    return Math.max(gravity, reviewGravity);
  }

  /** Where it asks for an outcome at least so grave; where that is not one region, a larger one. */
  Region asksAtMost(int grave) {
    if (grave <= reviewGravity) {
      return possible;
    }
    return grave <= gravity ? fires() : Region.NONE;
  }

  /** The same; where that is not one region, a smaller one. */
  Region asksAtLeast(int grave) {
    if (grave <= reviewGravity) {
      return grave <= gravity ? possible : Region.NONE;
    }
    return grave <= gravity ? fires() : Region.NONE;
  }

  /**
   * Whether another rule asks for as grave an outcome wherever this one asks for any; of equally
   * grave ones, with the same target or delay beside it.
   */
  boolean isImpliedBy(RuleReach other, Space space) {
    boolean says = other.gravity == gravity && !rule.effect().equals(other.rule.effect());
    if (other.gravity < gravest() || says) {
      return false;
    }
    for (int grave = 1; grave <= gravest(); grave++) {
      if (!other.asksAtLeast(grave).covers(asksAtMost(grave), space)) {
        return false;
      }
    }
    return true;
  }

  /** What rules that look alike have in common. */
  List<Object> shape() {
    return List.of(holds, possible, rule.onUnknown());
  }

  /** The same with its regions in another numbering of slots. */
  RuleReach renumbered(UnaryOperator<Region> numbering) {
    return new RuleReach(
        rule, gravity, numbering.apply(holds), numbering.apply(possible), reviewGravity);
  }

  /** Whether both conditions are true, and unknown, for the same records. */
  boolean isSameAs(RuleReach other, Space space) {
    return rule.onUnknown() == other.rule.onUnknown()
        && holds.covers(other.holds, space)
        && other.holds.covers(holds, space)
        && possible.covers(other.possible, space)
        && other.possible.covers(possible, space);
  }

  /** Whether for each record one of the two fires. */
  boolean leavesNothingWith(RuleReach other, Space space) {
    return fires().or(other.fires()).isAll(space);
  }

  /** Whether it is a single box. */
  boolean isPlain() {
    return possible.boxes().size() == 1;
  }

  /** Whether for each record one of the two conditions is true or unknown. */
  boolean leavesNothingKnownWith(RuleReach other, Space space) {
    if (isPlain()
        && other.isPlain()
        && !possible.boxes().get(0).isBesides(other.possible.boxes().get(0))) {
      return false;
    }
    return possible.or(other.possible).isAll(space);
  }
}
