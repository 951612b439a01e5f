package io.verdict.replay.report.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every JDK and in every locale.
 *
 * <p>Goes through the exact decimal value of a double: {@code Double.toString} changed between JDK
 * 17 and 19.
 */
public final class Numbers {

  /** What stands for a value that does not exist. */
  public static final String NONE = "–";

  private static final MathContext TWELVE = new MathContext(12, RoundingMode.HALF_UP);

  private Numbers() {}

  /** Returns a count with commas between thousands. */
  public static String count(long value) {
    return grouped(BigDecimal.valueOf(value));
  }

  /**
   * Returns {@code value} rounded half up, with commas and a real minus sign.
   *
   * @param decimals digits after the point, not negative
   * @return {@value #NONE} for a value that is not finite
   */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return NONE;
    }
    return grouped(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Returns a share as a percentage, {@code 0.4624} as {@code 46.2%} with one decimal. */
  public static String percent(double share, int decimals) {
    String number = fixed(share * 100, decimals);
    return number.equals(NONE) ? NONE : number + "%";
  }

  /** Returns the value for a data file: twelve digits, no grouping, empty when not finite. */
  public static String raw(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "";
    }
    BigDecimal rounded = new BigDecimal(value).round(TWELVE);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String grouped(BigDecimal value) {
    String digits = value.abs().toPlainString();
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    StringBuilder out = new StringBuilder();
    boolean isZero = value.signum() == 0;
    if (value.signum() < 0 && !isZero) {
      out.append('\u2212');
    }
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && i < whole && (whole - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }
}
