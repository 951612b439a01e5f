package io.verdict.features.velocity;

import java.util.Arrays;

/**
 * Counts different longs up to a limit; a reader's scratch.
 *
 * <p>Slots are marked with the number of the current use, so that starting anew clears nothing.
 */
final class DistinctValues {
  /** Most different values that are counted exactly. */
  static final int MAX_EXACT = 64;

  private static final int SLOTS = 256;

  private final long[] values = new long[SLOTS];
  private final int[] marks = new int[SLOTS];
  private int use;
  private int size;

  void clear() {
    size = 0;
    if (++use == 0) {
      Arrays.fill(marks, 0);
      use = 1;
    }
  }

  /** Adds a value, unless there are already more than {@link #MAX_EXACT}. */
  void add(long value) {
    if (isFull()) {
      return;
    }
    int slot = (int) Hashes.mix(value) & (SLOTS - 1);
    while (marks[slot] == use) {
      if (values[slot] == value) {
        return;
      }
      slot = slot + 1 & (SLOTS - 1);
    }
    marks[slot] = use;
    values[slot] = value;
    size++;
  }

  /** Whether there are more than {@link #MAX_EXACT}. */
  boolean isFull() {
    return size > MAX_EXACT;
  }

  int size() {
    return size;
  }
}
