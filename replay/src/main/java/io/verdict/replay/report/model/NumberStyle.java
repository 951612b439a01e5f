package io.verdict.replay.report.model;

/** How the values of an axis or a column are written. */
public enum NumberStyle {
  /** Whole number with thousands separated. */
  COUNT,
  /** Share as a percentage without decimals. */
  PERCENT,
  /** Share as a percentage with one decimal. */
  PERCENT_1,
  /** Share as a percentage with two decimals. */
  PERCENT_2,
  /** Two decimals. */
  DECIMAL_2,
  /** Three decimals. */
  DECIMAL_3,
  /** Nanoseconds written with the fitting unit. */
  DURATION,
  /** Large amounts in thousands, millions, billions: k, m, bn. */
  COMPACT;

  /** Returns the value as text, {@link Numbers#NONE} when it is not finite. */
  public String format(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Numbers.NONE;
    }
    return switch (this) {
      case COUNT -> Numbers.fixed(value, 0);
      case PERCENT -> Numbers.percent(value, 0);
      case PERCENT_1 -> Numbers.percent(value, 1);
      case PERCENT_2 -> Numbers.percent(value, 2);
      case DECIMAL_2 -> Numbers.fixed(value, 2);
      case DECIMAL_3 -> Numbers.fixed(value, 3);
      case DURATION -> duration(value);
      case COMPACT -> compact(value);
    };
  }

  private static String duration(double nanos) {
    if (nanos < 1e3) {
      return Numbers.fixed(nanos, 0) + " ns";
    }
    if (nanos < 1e6) {
      return significant(nanos / 1e3) + " µs";
    }
    return nanos < 1e9 ? significant(nanos / 1e6) + " ms" : significant(nanos / 1e9) + " s";
  }

  private static String compact(double value) {
    double size = Math.abs(value);
    if (size < 1e4) {
      return Numbers.fixed(value, 0);
    }
    if (size < 1e6) {
      return significant(value / 1e3) + "k";
    }
    return size < 1e9 ? significant(value / 1e6) + "m" : significant(value / 1e9) + "bn";
  }

  private static String significant(double value) {
    double size = Math.abs(value);
    boolean whole = size >= 100 || value == Math.rint(value);
    return Numbers.fixed(value, whole ? 0 : size >= 10 ? 1 : 2);
  }
}
