package io.verdict.rules.analysis;

import io.verdict.rules.checked.SlotStates;
import java.util.List;
import java.util.function.IntFunction;

/** What each slot of a stage can be, and how much thought its questions may still take. */
final class Space {

  /** Steps of one question; beyond it the answer is that nothing is known. */
  static final int STEPS_OF_A_QUESTION = 4_000;

  /** Steps of all questions of one stage. */
  static final long STEPS_OF_A_STAGE = 1_000_000;

  private final IntFunction<SlotStates> domains;
  private long steps;

  Space(List<SlotStates> domains) {
    this(domains::get);
  }

  Space(IntFunction<SlotStates> domains) {
    this.domains = domains;
  }

  SlotStates of(int slot) {
    return domains.apply(slot);
  }

  /** Takes a step; false when there are none left. */
  boolean step() {
    return steps(1);
  }

  /** Takes some steps; false when there are none left. */
  boolean steps(int count) {
    steps += count;
    return steps <= STEPS_OF_A_STAGE;
  }
}
