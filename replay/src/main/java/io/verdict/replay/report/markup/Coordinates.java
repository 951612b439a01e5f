package io.verdict.replay.report.markup;

/** Writes coordinates with at most two decimals, the same on every JDK and in every locale. */
public final class Coordinates {

  private Coordinates() {}

  /**
   * Returns {@code value} rounded to hundredths, without trailing zeros.
   *
   * @throws IllegalArgumentException if the value is not a number in {@code ±1e12}
   */
  public static String format(double value) {
    if (!(Math.abs(value) < 1e12)) {
      throw new IllegalArgumentException("not a coordinate: " + value);
    }
    long hundredths = Math.round(value * 100);
    long magnitude = Math.abs(hundredths);
    StringBuilder out = new StringBuilder();
    if (hundredths < 0) {
      out.append('-');
    }
    out.append(magnitude / 100);
    long fraction = magnitude % 100;
    if (fraction > 0) {
      out.append('.').append(fraction / 10);
      if (fraction % 10 > 0) {
        out.append(fraction % 10);
      }
    }
    return out.toString();
  }
}
