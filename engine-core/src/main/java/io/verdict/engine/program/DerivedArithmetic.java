package io.verdict.engine.program;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rounding;
import io.verdict.engine.schema.Doubles;

/**
 * The operations of derived slots that are rare, or dear in themselves: rounding, doubles, dates.
 * Each throws {@link ArithmeticException} when it has no exact result.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none, exceptions aside.
 */
final class DerivedArithmetic {
  private static final double EARTH_RADIUS_KM = 6371.0088;
  private static final Rounding[] ROUNDINGS = Rounding.values();

  private final ZoneTable zone;

  DerivedArithmetic(ZoneTable zone) {
    this.zone = zone;
  }

  /** An operation that is rounded as the ordinal of a {@link Rounding} says. */
  static long rounded(Op op, int rounding, long x, long y, long immediate) {
    Rounding how = ROUNDINGS[rounding];
    return switch (op) {
      case MUL_DIV -> ExactMath.mulDiv(x, y, immediate, how);
      case DIV -> ExactMath.mulDiv(x, immediate, y, how);
      case RESCALE -> ExactMath.divide(x, immediate, how);
      default -> whole(Doubles.decode(x), (double) immediate, how);
    };
  }

  /** An operation of one or two operands. */
  long plain(Op op, long x, long y, long immediate) {
    return switch (op) {
      case NEG -> Math.negateExact(x);
      case ABS -> x < 0 ? Math.negateExact(x) : x;
      case FLOOR_TO -> Math.multiplyExact(Math.floorDiv(x, immediate), immediate);
      case INTERSECTS -> (x & immediate) != 0 ? 1 : 0;
      case HOUR -> zone.hour(x);
      case DATE_OF -> zone.epochDay(x);
      case MONTH_OF -> CivilDays.month(x);
      case WEEKDAY_OF -> CivilDays.weekday(x);
      case MONTHS_BETWEEN -> CivilDays.monthsBetween(x, y);
      case ANNUITY -> encode(annuity(Doubles.decode(x), y));
      case D_EXP -> encode(StrictMath.exp(Doubles.decode(x)));
      case D_LN -> encode(StrictMath.log(Doubles.decode(x)));
      default -> throw new IllegalStateException("no arithmetic for " + op);
    };
  }

  /** The yearly rate of a loan, a double. */
  static long yearlyRate(long paidOut, long instalment, long months) {
    return encode(LoanRate.yearly(Doubles.decode(paidOut), Doubles.decode(instalment), months));
  }

  /** Kilometres, a double, between the places in registers a, a + 1 and b, b + 1. */
  static long distanceKm(long[] values, int a, int b) {
    return encode(
        distanceKm(
            Doubles.decode(values[a]),
            Doubles.decode(values[a + 1]),
            Doubles.decode(values[b]),
            Doubles.decode(values[b + 1])));
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
    double size = Math.abs(value);
    double product = size * factor;
    if (!(product < 0x1p63)) {
      throw new ArithmeticException("overflow");
    }
    double error = Math.fma(size, factor, -product);
    double floor = Math.floor(product);
    double above = product - floor;
    long down = (long) floor;
    if (above == 0) {
      double errorFloor = Math.floor(error);
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
        : (1 - StrictPower.of(1 + monthly, (double) -months)) / monthly;
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
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(Math.min(1, Math.sqrt(h)));
  }
}
