package io.verdict.rules.checked;

import java.util.BitSet;

/**
 * Which slots a condition or a value reads.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class SlotUses {

  private SlotUses() {}

  /** Adds the slots that a condition reads. */
  public static void collect(CheckedCondition condition, BitSet slots) {
    if (condition instanceof CheckedCondition.Test test) {
      slots.set(test.test().slot());
    } else if (condition instanceof CheckedCondition.Opposite opposite) {
      collect(opposite.part(), slots);
    } else if (condition instanceof CheckedCondition.All all) {
      all.parts().forEach(part -> collect(part, slots));
    } else if (condition instanceof CheckedCondition.Some some) {
      some.parts().forEach(part -> collect(part, slots));
    }
  }

  /** Adds the slots that a value reads. */
  public static void collect(CheckedValue value, BitSet slots) {
    if (value instanceof CheckedValue.Load load) {
      slots.set(load.slot());
    } else if (value instanceof CheckedValue.Step step) {
      step.operands().forEach(operand -> collect(operand, slots));
    } else if (value instanceof CheckedValue.Decision decision) {
      collect(decision.condition(), slots);
    }
  }
}
