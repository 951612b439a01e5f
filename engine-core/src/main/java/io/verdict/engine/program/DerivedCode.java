package io.verdict.engine.program;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.kernel.LinkedTest;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Doubles;

/**
 * The derived slots of one level as one straight line of steps, in exact arithmetic: overflow,
 * division by zero and NaN make a register unknown and are counted; nothing wraps.
 *
 * <p>First the slots that are read are copied into registers, last the results are written to the
 * record, each in a loop of its own; in between an operand is a register, whatever it stands for,
 * so that a step fetches without a branch. {@link DerivedCodeLinker} makes the steps; {@code
 * DecisionNumbers} backs the shape.
 *
 * <p><b>Thread safety</b>: immutable; the {@link Registers} are confined. <b>Allocation</b>: none,
 * but for the exception of an arithmetic fault in a division or in doubles.
 */
@SuppressWarnings("ShortCircuitBoolean") // a branch is dearer than the operand that it saves
final class DerivedCode {
  /** Operands of a step: destination, a, b, c. */
  static final int STRIDE = 4;

  // The frequent operations, numbered without a gap so that one jump finds each; others are SLOW.
  static final byte STORE = 0;
  static final byte MOVE = 1;
  static final byte ADD = 2;
  static final byte SUB = 3;
  static final byte MUL = 4;
  static final byte MIN = 5;
  static final byte MAX = 6;
  static final byte LT = 7;
  static final byte LE = 8;
  static final byte EQ = 9;
  static final byte AND = 10;
  static final byte OR = 11;
  static final byte NOT = 12;
  static final byte SELECT = 13;
  static final byte DEFAULT = 14;
  static final byte TEST = 15;
  static final byte KEY_EQ = 16;
  static final byte D_ADD = 17;
  static final byte D_SUB = 18;
  static final byte D_MUL = 19;
  static final byte D_DIV = 20;
  static final byte TO_DOUBLE = 21;
  static final byte SLOW = 22;

  private final int[] readSlots;
  private final int[] readInto;
  private final int[] writtenSlots;
  private final int[] writtenFrom;
  private final byte[] codes;
  private final int[] operands;
  private final Op[] ops;
  private final long[] immediates;
  private final LinkedTest[] tests;
  private final DerivedArithmetic arithmetic;

  DerivedCode(DerivedCodeLinker linked, ZoneTable zone) {
    this.readSlots = linked.readSlots();
    this.readInto = linked.readInto();
    this.writtenSlots = linked.writtenSlots();
    this.writtenFrom = linked.writtenFrom();
    this.codes = linked.codes();
    this.operands = linked.operands();
    this.ops = linked.ops();
    this.immediates = linked.immediates();
    this.tests = linked.tests();
    this.arithmetic = new DerivedArithmetic(zone);
  }

  /** Computes the slots of a record. */
  void run(Record record, Registers registers) {
    for (int i = 0; i < readSlots.length; i++) {
      int slot = readSlots[i];
      registers.put(readInto[i], record.value(slot), record.isPresent(slot));
    }
    compute(record, registers);
    for (int i = 0; i < writtenSlots.length; i++) {
      store(record, writtenSlots[i], writtenFrom[i], registers);
    }
  }

  private void compute(Record record, Registers registers) {
    final long[] values = registers.values;
    final boolean[] isKnown = registers.isKnown;
    for (int i = 0; i < codes.length; i++) {
      int dst = operands[i * STRIDE];
      int a = operands[i * STRIDE + 1];
      int b = operands[i * STRIDE + 2];
      long x = values[a];
      long y = values[b];
      boolean isX = isKnown[a];
      boolean isY = isKnown[b];
      boolean isBoth = isX & isY;
      switch (codes[i]) {
        case STORE -> store(record, dst, a, registers);
        case MOVE -> registers.put(dst, x, isX);
        case ADD -> registers.exact(dst, x + y, isBoth, ((x ^ (x + y)) & (y ^ (x + y))) >= 0);
        case SUB -> registers.exact(dst, x - y, isBoth, ((x ^ y) & (x ^ (x - y))) >= 0);
        case MUL -> registers.exact(dst, x * y, isBoth, Math.multiplyHigh(x, y) == (x * y) >> 63);
        case MIN -> registers.put(dst, Math.min(x, y), isBoth);
        case MAX -> registers.put(dst, Math.max(x, y), isBoth);
        case LT -> registers.put(dst, x < y ? 1 : 0, isBoth);
        case LE -> registers.put(dst, x <= y ? 1 : 0, isBoth);
        case EQ -> registers.put(dst, x == y ? 1 : 0, isBoth);
        case AND -> registers.and(dst, (isX & x == 0) | (isY & y == 0), isBoth);
        case OR -> registers.or(dst, (isX & x != 0) | (isY & y != 0), isBoth);
        case NOT -> registers.put(dst, x == 0 ? 1 : 0, isX);
        case DEFAULT -> registers.put(dst, isX ? x : y, isX | isY);
        case SELECT -> select(i, registers, x != 0, isX);
        case TEST -> test(i, record, registers);
        case KEY_EQ -> keysEqual(i, record, registers);
        case D_ADD -> registers.finite(dst, Doubles.decode(x) + Doubles.decode(y), isBoth);
        case D_SUB -> registers.finite(dst, Doubles.decode(x) - Doubles.decode(y), isBoth);
        case D_MUL -> registers.finite(dst, Doubles.decode(x) * Doubles.decode(y), isBoth);
        case D_DIV -> registers.finite(dst, Doubles.decode(x) / Doubles.decode(y), isBoth);
        case TO_DOUBLE -> registers.finite(dst, (double) x / (double) immediates[i], isX);
        default -> slow(i, registers, isBoth);
      }
    }
  }

  private static void store(Record record, int slot, int register, Registers registers) {
    if (registers.isKnown[register]) {
      record.set(slot, registers.values[register]);
    } else {
      record.setMissing(slot);
    }
  }

  private void select(int i, Registers registers, boolean isTrue, boolean isKnown) {
    int chosen = operands[i * STRIDE + (isTrue ? 2 : 3)];
    registers.put(
        operands[i * STRIDE], registers.values[chosen], isKnown & registers.isKnown[chosen]);
  }

  private void test(int i, Record record, Registers registers) {
    Truth truth = tests[(int) immediates[i]].truth(record);
    registers.put(operands[i * STRIDE], truth == Truth.TRUE ? 1 : 0, truth != Truth.UNKNOWN);
  }

  /** The two slots stand in the immediate, since keys are not held in registers. */
  private void keysEqual(int i, Record record, Registers registers) {
    int a = (int) (immediates[i] >>> 32);
    int b = (int) immediates[i];
    boolean isEqual =
        record.keyHigh(a) == record.keyHigh(b) && record.keyLow(a) == record.keyLow(b);
    boolean isKnown = record.isPresent(a) && record.isPresent(b);
    registers.put(operands[i * STRIDE], isEqual ? 1 : 0, isKnown);
  }

  private void slow(int i, Registers registers, boolean isBoth) {
    int dst = operands[i * STRIDE];
    int a = operands[i * STRIDE + 1];
    int b = operands[i * STRIDE + 2];
    int c = operands[i * STRIDE + 3];
    Op op = ops[i];
    boolean isKnown =
        isBoth
            && op != Op.UNKNOWN
            && (op != Op.IRR || registers.isKnown[c])
            && (op != Op.DISTANCE_KM || (registers.isKnown[a + 1] && registers.isKnown[b + 1]));
    long result = 0;
    if (isKnown) {
      long x = registers.values[a];
      long y = registers.values[b];
      try {
        result =
            switch (op) {
              case DISTANCE_KM -> DerivedArithmetic.distanceKm(registers.values, a, b);
              case IRR -> DerivedArithmetic.yearlyRate(x, y, registers.values[c]);
              case MUL_DIV, DIV, RESCALE, FROM_DOUBLE ->
                  DerivedArithmetic.rounded(op, c, x, y, immediates[i]);
              default -> arithmetic.plain(op, x, y, immediates[i]);
            };
      } catch (ArithmeticException fault) {
        registers.faults++;
        isKnown = false;
      }
    }
    registers.put(dst, result, isKnown);
  }
}
