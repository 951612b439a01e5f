package io.verdict.matcher.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A bit for each gate and product, and the AND of all gates, which is what readers read.
 *
 * <p><b>Thread safety</b>: writers hold the monitor; readers take none and see each word as some
 * writer left it.
 */
final class GateRows {
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int GATES = Gate.values().length;

  private final long[][] rows;
  private final long[] open;

  GateRows(int products) {
    int words = (products + 63) >>> 6;
    rows = new long[GATES][words];
    open = new long[words];
    for (long[] row : rows) {
      Arrays.fill(row, -1L);
    }
    Arrays.fill(open, -1L);
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
    WORDS.setOpaque(open, word, all);
    return true;
  }

  synchronized boolean isOpen(Gate gate, int product) {
    return (rows[gate.ordinal()][product >>> 6] & 1L << product) != 0;
  }

  /** Leaves of the hits those whose gates are all open. */
  void and(long[] hits, int words) {
    for (int w = 0; w < words; w++) {
      hits[w] &= (long) WORDS.getOpaque(open, w);
    }
  }
}
