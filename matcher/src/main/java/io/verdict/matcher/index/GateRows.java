package io.verdict.matcher.index;

import io.verdict.matcher.catalogue.Catalogue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A bit for each gate and product, and the AND of all gates, which is what readers read. The bits
 * of products that are gone are closed for ever.
 *
 * <p>The AND is an immutable row behind one reference: a reader loads it once and walks a plain
 * array, which the compiler vectorises; a writer copies the row, which for 400 products is 56
 * bytes.
 *
 * <p><b>Thread safety</b>: writers hold the monitor; readers take none.
 */
final class GateRows {
  private static final Gate[] GATES = Gate.values();

  private final long[][] rows;
  private final long[] present;
  private volatile long[] open;

  /** All gates of a catalogue's products, open. */
  GateRows(Catalogue catalogue) {
    this(catalogue, new long[GATES.length][]);
    for (int gate = 0; gate < GATES.length; gate++) {
      rows[gate] = new long[present.length];
      Arrays.fill(rows[gate], -1L);
    }
    open = present.clone();
  }

  private GateRows(Catalogue catalogue, long[][] rows) {
    this.rows = rows;
    this.present = new long[(catalogue.size() + 63) >>> 6];
    Arrays.fill(present, -1L);
    for (int gone = catalogue.nextGone(0); gone >= 0; gone = catalogue.nextGone(gone + 1)) {
      present[gone >>> 6] &= ~(1L << gone);
    }
  }

  /** The gates of the next catalogue over the same whole one: the same numbers, and more. */
  synchronized GateRows forOverlay(EligibilityIndex old, Catalogue next) {
    int words = (next.size() + 63) >>> 6;
    GateRows gates = new GateRows(next, new long[GATES.length][]);
    for (int gate = 0; gate < GATES.length; gate++) {
      gates.rows[gate] = Arrays.copyOf(rows[gate], words);
      Arrays.fill(gates.rows[gate], rows[gate].length, words, -1L);
    }
    gates.open = gates.allOpen();
    gates.close(old, next, old.catalogue.size());
    return gates;
  }

  /** The gates of a catalogue that numbers its products anew. */
  synchronized GateRows forNext(EligibilityIndex old, Catalogue next) {
    GateRows gates = new GateRows(next);
    gates.close(old, next, 0);
    return gates;
  }

  /** Closes, from a number on, what was closed by id, and for a new product its funder's outage. */
  private void close(EligibilityIndex old, Catalogue next, int from) {
    Set<String> down = old.gates.downFunders(old.catalogue);
    for (int product = from; product < next.size(); product++) {
      int before = old.catalogue.numberOf(next.product(product).id());
      if (before < 0 && down.contains(next.product(product).funder())) {
        set(Gate.FUNDER_UP, product, false);
      }
      for (int gate = 0; before >= 0 && gate < GATES.length; gate++) {
        if (!old.gates.isOpen(GATES[gate], before)) {
          set(GATES[gate], product, false);
        }
      }
    }
  }

  private synchronized Set<String> downFunders(Catalogue catalogue) {
    Set<String> down = new HashSet<>();
    long[] up = rows[Gate.FUNDER_UP.ordinal()];
    for (int word = 0; word < up.length; word++) {
      for (long shut = ~up[word]; shut != 0; shut &= shut - 1) {
        int product = (word << 6) + Long.numberOfTrailingZeros(shut);
        if (product < catalogue.size() && !catalogue.isGone(product)) {
          down.add(catalogue.product(product).funder());
        }
      }
    }
    return down;
  }

  private long[] allOpen() {
    long[] all = present.clone();
    for (long[] row : rows) {
      for (int word = 0; word < all.length; word++) {
        all[word] &= row[word];
      }
    }
    return all;
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
    long all = present[word];
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
