package io.verdict.benchmarks.contest;

import java.util.Locale;

/** Figures as people read them: three significant digits and a unit. */
final class Figures {
  private static final double THOUSAND = 1_000;

  private Figures() {}

  /** A time. */
  static String nanos(Double nanos) {
    if (nanos == null) {
      return "–";
    }
    double value = nanos;
    for (String unit : new String[] {"ns", "µs", "ms"}) {
      if (value < THOUSAND) {
        return digits(value) + " " + unit;
      }
      value /= THOUSAND;
    }
    return digits(value) + " s";
  }

  /** Bytes of a call. */
  static String bytes(Double bytes) {
    return bytes == null ? "–" : String.format(Locale.ROOT, "%,.0f", bytes);
  }

  /** A ratio. */
  static String ratio(Double ratio) {
    return ratio == null ? "–" : digits(ratio);
  }

  /** A ratio and the least and greatest of its rounds. */
  static String ratioOf(Row row) {
    if (row.ratio() == null) {
      return "–";
    }
    String middle = digits(row.ratio());
    return row.system().equals(Entrant.VERDICT)
        ? middle
        : middle + " (" + digits(row.ratioLow()) + "–" + digits(row.ratioHigh()) + ")";
  }

  private static String digits(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
