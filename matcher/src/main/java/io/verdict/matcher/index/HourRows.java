package io.verdict.matcher.index;

import io.verdict.engine.artifact.Product;
import java.util.List;

/**
 * Which products are within their hours, by the minute of the day. A minute belongs to one of few
 * segments between the hours that occur, and each segment has its row of bits, so that the answer
 * is a pure function of the time and needs no clock to have been advanced.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class HourRows {
  private static final int MINUTES = 1440;

  private final short[] segmentOfMinute = new short[MINUTES];
  private final long[][] rows;

  HourRows(List<Product> products) {
    boolean[] starts = new boolean[MINUTES + 1];
    starts[0] = true;
    for (Product product : products) {
      starts[product.opensMinute()] = true;
      starts[product.closesMinute()] = true;
    }
    int segment = -1;
    int[] first = new int[MINUTES];
    for (int minute = 0; minute < MINUTES; minute++) {
      if (starts[minute]) {
        first[++segment] = minute;
      }
      segmentOfMinute[minute] = (short) segment;
    }
    rows = new long[segment + 1][(products.size() + 63) >>> 6];
    for (int s = 0; s <= segment; s++) {
      for (int p = 0; p < products.size(); p++) {
        if (isOpen(products.get(p), first[s])) {
          rows[s][p >>> 6] |= 1L << p;
        }
      }
    }
  }

  private static boolean isOpen(Product product, int minute) {
    return product.opensMinute() < product.closesMinute()
        ? product.opensMinute() <= minute && minute < product.closesMinute()
        : product.opensMinute() <= minute || minute < product.closesMinute();
  }

  /** The row of a minute of the day; shared, not to be changed. */
  long[] row(int minuteOfDay) {
    return rows[segmentOfMinute[minuteOfDay]];
  }
}
