package io.verdict.rules.checked;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rounding;
import java.util.List;

/** A computed value: a tree of the operations that a derivation's program has. */
public sealed interface CheckedValue
    permits CheckedValue.Load, CheckedValue.Constant, CheckedValue.Step, CheckedValue.Decision {

  /** The value of a slot; unknown when it is missing or special. */
  record Load(int slot) implements CheckedValue {}

  /** A constant in the representation of its type. */
  record Constant(long value) implements CheckedValue {}

  /** An operation; operands are in the order a, b, c of {@link Op}. */
  record Step(Op op, List<CheckedValue> operands, long immediate, Rounding rounding)
      implements CheckedValue {

    /** Copies the list. */
    public Step {
      operands = List.copyOf(operands);
    }

    /** An operation that takes neither an immediate nor a rounding. */
    public static Step of(Op op, CheckedValue... operands) {
      return new Step(op, List.of(operands), 0, Rounding.HALF_EVEN);
    }

    /** An operation with an immediate operand and no rounding. */
    public static Step of(Op op, long immediate, CheckedValue... operands) {
      return new Step(op, List.of(operands), immediate, Rounding.HALF_EVEN);
    }
  }

  /** The truth of a condition as a boolean. */
  record Decision(CheckedCondition condition) implements CheckedValue {}
}
