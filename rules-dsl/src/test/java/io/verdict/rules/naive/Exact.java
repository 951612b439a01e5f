package io.verdict.rules.naive;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact number: a decimal of 64 bits at its own scale, or a quotient of two that is not rounded
 * yet.
 *
 * <p>Null stands for a number that is not known. What does not fit 64 bits becomes unknown ("no
 * coercion, ever; overflow is an outcome, never a wrap"). Sums are as fine as their finer side,
 * products as fine as both together. A quotient is rounded once, where a rounding is named; its
 * parts are not limited.
 *
 * @param dividend the number, or what is divided
 * @param divisor what it is divided by; null if nothing divides it
 */
record Exact(BigDecimal dividend, BigDecimal divisor) {

  static final int MAX_BITS = 63;

  /** The number, or null where it needs more than 64 bits. */
  static Exact of(BigDecimal number) {
    return fits(number) ? new Exact(number, null) : null;
  }

  static Exact of(long number) {
    return new Exact(BigDecimal.valueOf(number), null);
  }

  static boolean fits(BigDecimal number) {
    return number.unscaledValue().bitLength() <= MAX_BITS;
  }

  private static Exact of(BigDecimal dividend, BigDecimal divisor) {
    return divisor == null ? of(dividend) : new Exact(dividend, divisor);
  }

  Exact plus(Exact other) {
    if (divisor == null && other.divisor == null) {
      return of(dividend.add(other.dividend));
    }
    BigDecimal left = dividend.multiply(orOne(other.divisor));
    BigDecimal right = other.dividend.multiply(orOne(divisor));
    return of(left.add(right), orOne(divisor).multiply(orOne(other.divisor)));
  }

  private static BigDecimal orOne(BigDecimal divisor) {
    return divisor == null ? BigDecimal.ONE : divisor;
  }

  Exact minus(Exact other) {
    return plus(new Exact(other.dividend.negate(), other.divisor));
  }

  Exact times(Exact other) {
    boolean plain = divisor == null && other.divisor == null;
    BigDecimal by = plain ? null : orOne(divisor).multiply(orOne(other.divisor));
    return of(dividend.multiply(other.dividend), by);
  }

  Exact over(Exact other) {
    return new Exact(
        dividend.multiply(orOne(other.divisor)), orOne(divisor).multiply(other.dividend));
  }

  Exact negated() {
    return of(dividend.negate(), divisor);
  }

  Exact magnitude() {
    return of(decimal().abs());
  }

  /** Down, towards negative infinity, to a multiple of the step. */
  Exact floorTo(Exact step) {
    BigDecimal steps = decimal().divide(step.decimal(), 0, RoundingMode.FLOOR);
    return of(steps.multiply(step.decimal()));
  }

  /** The number itself; only where nothing divides it. */
  BigDecimal decimal() {
    if (divisor != null) {
      throw new IllegalStateException("a quotient is used before it is rounded");
    }
    return dividend;
  }

  /** The number with so many digits behind the point; null where there is none. */
  BigDecimal rounded(int scale, RoundingMode rounding) {
    if (divisor == null) {
      return limited(dividend.setScale(scale, rounding));
    }
    return divisor.signum() == 0 ? null : limited(dividend.divide(divisor, scale, rounding));
  }

  private static BigDecimal limited(BigDecimal number) {
    return fits(number) ? number : null;
  }
}
