package io.verdict.matcher.index;

import java.util.Arrays;

/**
 * A bit for each gate and product, and the AND of all gates, which is what readers read.
 *
 * <p>The AND is an immutable row behind one reference: a reader loads it once and walks a plain
 * array, which the compiler vectorises; a writer copies the row, which for 400 products is 56
 * bytes.
 *
 * <p><b>Thread safety</b>: writers hold the monitor; readers take none.
 */
final class GateRows {
  private static final int GATES = Gate.values().length;

  private final long[][] rows;
  private volatile long[] open;

  GateRows(int products) {
    int words = (products + 63) >>> 6;
    rows = new long[GATES][words];
    for (long[] row : rows) {
      Arrays.fill(row, -1L);
    }
    open = rows[0].clone();
  }

  /** Opens or closes one gate of one product; whether it was the other way before. */
  synchronized boolean set(Gate gate, int product, boolean isOpen) {
    long[] row = rows[gate.ordinal()];
    int word = product >>> 6;
    long bit = 1L << product;
    boolean was = (row[word] & bit) != 0;
    if (was == isOpen) {
      return false;
    }
    row[word] ^= bit;
    long all = -1L;
    for (long[] each : rows) {
      all &= each[word];
    }
    if (all != open[word]) {
      long[] next = open.clone();
      next[word] = all;
      open = next;
    }
    return true;
  }

  synchronized boolean isOpen(Gate gate, int product) {
    return (rows[gate.ordinal()][product >>> 6] & 1L << product) != 0;
  }

  /** The products whose gates are all open; not to be changed. */
  long[] open() {
    return open;
  }
}
