package io.verdict.engine.program;

import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rounding;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.kernel.LinkedTest;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Doubles;
import java.util.List;

/**
 * Computes one derived slot by a straight-line register program in exact arithmetic.
 *
 * <p>Register 0 is the value. Overflow, division by zero and NaN make a register unknown and are
 * counted; nothing wraps.
 *
 * <p><b>Thread safety</b>: immutable; the {@link Registers} are confined. <b>Allocation</b>: none,
 * but for the exception of an arithmetic fault.
 */
final class RegisterProgram {
  private static final double EARTH_RADIUS_KM = 6371.0088;
  private static final Rounding[] ROUNDINGS = Rounding.values();

  private final int slot;
  private final Op[] ops;
  private final int[] operands;
  private final long[] immediates;
  private final LinkedTest[] tests;
  private final ZoneTable zone;

  RegisterProgram(Derivation derivation, SlotLinks links, ZoneTable zone) {
    this.slot = links.layoutSlot(derivation.slot());
    this.zone = zone;
    this.tests = derivation.tests().stream().map(links::link).toArray(LinkedTest[]::new);
    List<Instruction> code = derivation.code();
    this.ops = new Op[code.size()];
    this.operands = new int[code.size() * 4];
    this.immediates = new long[code.size()];
    for (int i = 0; i < code.size(); i++) {
      Instruction step = code.get(i);
      ops[i] = step.op();
      operands[i * 4] = step.dst();
      operands[i * 4 + 1] = slotOperand(step.op(), step.a(), links);
      operands[i * 4 + 2] = step.op() == Op.KEY_EQ ? links.layoutSlot(step.b()) : step.b();
      operands[i * 4 + 3] = step.c();
      immediates[i] = step.immediate();
    }
  }

  private static int slotOperand(Op op, int a, SlotLinks links) {
    return op == Op.LOAD || op == Op.KEY_EQ ? links.layoutSlot(a) : a;
  }

  /** Computes the slot of a record. */
  void run(Record record, Registers registers) {
    for (int i = 0; i < ops.length; i++) {
      step(i, record, registers);
    }
    if (registers.isKnown[0]) {
      record.set(slot, registers.values[0]);
    } else {
      record.setMissing(slot);
    }
  }

  private void step(int i, Record record, Registers registers) {
    Op op = ops[i];
    int dst = operands[i * 4];
    int a = operands[i * 4 + 1];
    int b = operands[i * 4 + 2];
    int c = operands[i * 4 + 3];
    switch (op) {
      case LOAD -> registers.put(dst, record.value(a), record.isPresent(a));
      case CONST -> registers.put(dst, immediates[i], true);
      case UNKNOWN -> registers.put(dst, 0, false);
      case TEST -> registers.put(dst, tests[(int) immediates[i]].truth(record));
      case KEY_EQ -> registers.put(dst, keysEqual(record, a, b), bothPresent(record, a, b));
      case AND -> registers.put(dst, registers.truth(a).and(registers.truth(b)));
      case OR -> registers.put(dst, registers.truth(a).or(registers.truth(b)));
      case NOT -> registers.put(dst, registers.truth(a).not());
      case DEFAULT -> registers.copy(dst, registers.isKnown[a] ? a : b);
      case SELECT -> select(registers, dst, a, b, c);
      default -> arithmetic(op, registers, i, dst);
    }
  }

  private static long keysEqual(Record record, int a, int b) {
    return record.keyHigh(a) == record.keyHigh(b) && record.keyLow(a) == record.keyLow(b) ? 1 : 0;
  }

  private static boolean bothPresent(Record record, int a, int b) {
    return record.isPresent(a) && record.isPresent(b);
  }

  private static void select(Registers registers, int dst, int a, int b, int c) {
    if (registers.isKnown[a]) {
      registers.copy(dst, registers.values[a] != 0 ? b : c);
    } else {
      registers.put(dst, 0, false);
    }
  }

  private void arithmetic(Op op, Registers registers, int i, int dst) {
    int a = operands[i * 4 + 1];
    int b = operands[i * 4 + 2];
    int c = operands[i * 4 + 3];
    boolean isKnown = operandsKnown(op, registers, a, b);
    if (!isKnown || (op == Op.IRR && !registers.isKnown[c])) {
      registers.put(dst, 0, false);
      return;
    }
    try {
      long[] r = registers.values;
      registers.put(dst, compute(op, r, a, b, c, immediates[i]), true);
    } catch (ArithmeticException fault) {
      registers.faults++;
      registers.put(dst, 0, false);
    }
  }

  private static boolean operandsKnown(Op op, Registers registers, int a, int b) {
    boolean[] known = registers.isKnown;
    return switch (op) {
      case RESCALE,
          NEG,
          ABS,
          FLOOR_TO,
          INTERSECTS,
          TO_DOUBLE,
          FROM_DOUBLE,
          D_EXP,
          D_LN,
          HOUR,
          DATE_OF,
          MONTH_OF,
          WEEKDAY_OF ->
          known[a];
      case DISTANCE_KM -> known[a] && known[a + 1] && known[b] && known[b + 1];
      default -> known[a] && known[b];
    };
  }

  private long compute(Op op, long[] r, int a, int b, int c, long immediate) {
    return switch (op) {
      case ADD -> Math.addExact(r[a], r[b]);
      case SUB -> Math.subtractExact(r[a], r[b]);
      case MUL -> Math.multiplyExact(r[a], r[b]);
      case MUL_DIV -> ExactMath.mulDiv(r[a], r[b], immediate, ROUNDINGS[c]);
      case DIV -> ExactMath.mulDiv(r[a], immediate, r[b], ROUNDINGS[c]);
      case RESCALE -> ExactMath.divide(r[a], immediate, ROUNDINGS[c]);
      case NEG -> Math.negateExact(r[a]);
      case ABS -> r[a] < 0 ? Math.negateExact(r[a]) : r[a];
      case MIN -> Math.min(r[a], r[b]);
      case MAX -> Math.max(r[a], r[b]);
      case FLOOR_TO -> Math.multiplyExact(Math.floorDiv(r[a], immediate), immediate);
      case LT -> r[a] < r[b] ? 1 : 0;
      case LE -> r[a] <= r[b] ? 1 : 0;
      case EQ -> r[a] == r[b] ? 1 : 0;
      case INTERSECTS -> (r[a] & immediate) != 0 ? 1 : 0;
      case HOUR -> zone.hour(r[a]);
      case DATE_OF -> zone.epochDay(r[a]);
      case MONTH_OF -> CivilDays.month(r[a]);
      case WEEKDAY_OF -> CivilDays.weekday(r[a]);
      case MONTHS_BETWEEN -> CivilDays.monthsBetween(r[a], r[b]);
      default -> computeDouble(op, r, a, b, c, immediate);
    };
  }

  private static long computeDouble(Op op, long[] r, int a, int b, int c, long immediate) {
    return switch (op) {
      case TO_DOUBLE -> encode((double) r[a] / (double) immediate);
      case FROM_DOUBLE -> whole(Doubles.decode(r[a]), (double) immediate, ROUNDINGS[c]);
      case D_ADD -> encode(Doubles.decode(r[a]) + Doubles.decode(r[b]));
      case D_SUB -> encode(Doubles.decode(r[a]) - Doubles.decode(r[b]));
      case D_MUL -> encode(Doubles.decode(r[a]) * Doubles.decode(r[b]));
      case D_DIV -> encode(Doubles.decode(r[a]) / Doubles.decode(r[b]));
      case D_EXP -> encode(StrictMath.exp(Doubles.decode(r[a])));
      case D_LN -> encode(StrictMath.log(Doubles.decode(r[a])));
      case ANNUITY -> encode(annuity(Doubles.decode(r[a]), r[b]));
      case IRR -> encode(LoanRate.yearly(Doubles.decode(r[a]), Doubles.decode(r[b]), r[c]));
      case DISTANCE_KM ->
          encode(
              distanceKm(
                  Doubles.decode(r[a]),
                  Doubles.decode(r[a + 1]),
                  Doubles.decode(r[b]),
                  Doubles.decode(r[b + 1])));
      default -> throw new IllegalStateException("no arithmetic for " + op);
    };
  }

  private static long encode(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new ArithmeticException("not a finite number");
    }
    return Doubles.encode(value);
  }

  /**
   * The exact product of a double and a power of ten as a whole number, rounded once: where the
   * product as a double lies on a border, its own rounding error decides, which a fused
   * multiply-add gives exactly.
   */
  private static long whole(double value, double factor, Rounding rounding) {
    double size = StrictMath.abs(value);
    double product = size * factor;
    if (!(product < 0x1p63)) {
      throw new ArithmeticException("overflow");
    }
    double error = StrictMath.fma(size, factor, -product);
    double floor = StrictMath.floor(product);
    double above = product - floor;
    long down = (long) floor;
    if (above == 0) {
      double errorFloor = StrictMath.floor(error);
      down = Math.addExact(down, (long) errorFloor);
      above = error - errorFloor;
      error = 0;
    }
    boolean isNegative = value < 0;
    long quotient = isNegative ? -down : down;
    if (above == 0 && error == 0) {
      return quotient;
    }
    int half = above == 0.5 ? Double.compare(error, 0) : Double.compare(above, 0.5);
    return ExactMath.round(quotient, isNegative, half, rounding);
  }

  /** Present value of 1 a month for some months at a yearly rate: (1 - (1 + r/12)^-n) / (r/12). */
  private static double annuity(double yearlyRate, long months) {
    double monthly = yearlyRate / 12;
    return monthly == 0
        ? (double) months
        : (1 - StrictMath.pow(1 + monthly, (double) -months)) / monthly;
  }

  /** Great-circle distance by the haversine formula on the mean earth radius. */
  private static double distanceKm(double lat1, double lon1, double lat2, double lon2) {
    double dLat = StrictMath.toRadians(lat2 - lat1) / 2;
    double dLon = StrictMath.toRadians(lon2 - lon1) / 2;
    double h =
        StrictMath.sin(dLat) * StrictMath.sin(dLat)
            + StrictMath.cos(StrictMath.toRadians(lat1))
                * StrictMath.cos(StrictMath.toRadians(lat2))
                * StrictMath.sin(dLon)
                * StrictMath.sin(dLon);
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(h)));
  }

  /** The registers of one thread. */
  static final class Registers {
    final long[] values = new long[Derivation.MAX_REGISTERS];
    final boolean[] isKnown = new boolean[Derivation.MAX_REGISTERS];
    int faults;

    void put(int register, long value, boolean known) {
      values[register] = value;
      isKnown[register] = known;
    }

    void put(int register, Truth truth) {
      put(register, truth == Truth.TRUE ? 1 : 0, truth != Truth.UNKNOWN);
    }

    void copy(int to, int from) {
      values[to] = values[from];
      isKnown[to] = isKnown[from];
    }

    Truth truth(int register) {
      return isKnown[register] ? Truth.of(values[register] != 0) : Truth.UNKNOWN;
    }
  }
}
