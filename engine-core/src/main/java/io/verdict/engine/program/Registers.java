package io.verdict.engine.program;

import io.verdict.engine.schema.Doubles;

/**
 * The registers in which one thread computes the derived slots of a program, with whether each is
 * known; {@link RegisterPlan} says what each is for.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
@SuppressWarnings("ShortCircuitBoolean") // a branch is dearer than the operand that it saves
final class Registers {
  final long[] values;
  final boolean[] isKnown;

  /** Arithmetic faults of the evaluation so far. */
  int faults;

  Registers(int count) {
    values = new long[count];
    isKnown = new boolean[count];
  }

  void put(int register, long value, boolean known) {
    values[register] = value;
    isKnown[register] = known;
  }

  /** Conjunction: FALSE when either operand is, even if the other is unknown. */
  void and(int register, boolean isEitherFalse, boolean isBothKnown) {
    put(register, isEitherFalse ? 0 : 1, isEitherFalse | isBothKnown);
  }

  /** Disjunction: TRUE when either operand is, even if the other is unknown. */
  void or(int register, boolean isEitherTrue, boolean isBothKnown) {
    put(register, isEitherTrue ? 1 : 0, isEitherTrue | isBothKnown);
  }

  /** A result that is unknown, and a fault, when it does not fit a long. */
  void exact(int register, long value, boolean isOperandsKnown, boolean isFitting) {
    faults += isOperandsKnown & !isFitting ? 1 : 0;
    put(register, value, isOperandsKnown & isFitting);
  }

  /** A double that is unknown, and a fault, when it is infinite or no number. */
  void finite(int register, double value, boolean isOperandsKnown) {
    boolean isFinite = Math.abs(value) <= Double.MAX_VALUE;
    exact(register, Doubles.encode(isFinite ? value : 0), isOperandsKnown, isFinite);
  }
}
