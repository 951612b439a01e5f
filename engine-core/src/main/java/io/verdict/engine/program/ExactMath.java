package io.verdict.engine.program;

import io.verdict.engine.artifact.Rounding;

/**
 * Division of whole numbers with a named rounding, and products in 128 bits.
 *
 * <p><b>Thread safety</b>: stateless. <b>Allocation</b>: none, exceptions aside.
 */
final class ExactMath {
  private ExactMath() {}

  /**
   * {@code a * b / divisor}, the product exact in 128 bits.
   *
   * @throws ArithmeticException if the divisor is zero or the result does not fit a long
   */
  static long mulDiv(long a, long b, long divisor, Rounding rounding) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
      return divide(low, divisor, rounding);
    }
    return divideWide(high, low, divisor, rounding);
  }

  /** {@code dividend / divisor}, rounded. */
  static long divide(long dividend, long divisor, Rounding rounding) {
    if (divisor == -1) {
      return Math.negateExact(dividend);
    }
    long quotient = dividend / divisor;
    long remainder = dividend - quotient * divisor;
    if (remainder == 0) {
      return quotient;
    }
    boolean isNegative = (dividend < 0) != (divisor < 0);
    long gap = Math.abs(divisor) - Math.abs(remainder);
    int compared = Long.compare(Math.abs(remainder), gap);
    return round(quotient, isNegative, compared, rounding);
  }

  /**
   * A whole number from the part of an inexact one that lies towards zero.
   *
   * @param compared how what was cut off compares with a half
   */
  static long round(long quotient, boolean isNegative, int compared, Rounding rounding) {
    boolean isAway =
        switch (rounding) {
          case HALF_EVEN -> compared > 0 || (compared == 0 && (quotient & 1) != 0);
          case HALF_UP -> compared >= 0;
          case DOWN -> false;
          case UP -> true;
          case FLOOR -> isNegative;
          case CEILING -> !isNegative;
        };
    return isAway ? Math.addExact(quotient, isNegative ? -1 : 1) : quotient;
  }

  /** Schoolbook division of a 128-bit dividend, bit by bit: rare, so plain. */
  private static long divideWide(long high, long low, long divisor, Rounding rounding) {
    if (divisor == 0) {
      throw new ArithmeticException("division by zero");
    }
    boolean isNegative = (high < 0) != (divisor < 0);
    long restHigh = high;
    long restLow = low;
    if (high < 0) {
      restLow = -low;
      restHigh = ~high + (low == 0 ? 1 : 0);
    }
    long by = Math.abs(divisor); // unsigned: 2^63 for Long.MIN_VALUE
    if (Long.compareUnsigned(restHigh, by) >= 0) {
      throw new ArithmeticException("quotient overflows");
    }
    long quotient = 0;
    long remainder = restHigh;
    for (int bit = 63; bit >= 0; bit--) {
      boolean carries = remainder < 0;
      remainder = (remainder << 1) | ((restLow >>> bit) & 1);
      quotient <<= 1;
      if (carries || Long.compareUnsigned(remainder, by) >= 0) {
        remainder -= by;
        quotient |= 1;
      }
    }
    if (quotient < 0 && !(isNegative && quotient == Long.MIN_VALUE)) {
      throw new ArithmeticException("quotient overflows");
    }
    long signed = isNegative ? -quotient : quotient;
    return remainder == 0
        ? signed
        : round(signed, isNegative, Long.compareUnsigned(remainder, by - remainder), rounding);
  }
}
