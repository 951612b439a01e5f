package io.verdict.features.velocity;

import java.util.Arrays;

/**
 * A set of folds in the order in which they came, up to a limit; a reader's scratch. Slots are
 * marked with the number of the current use, so that starting anew clears nothing.
 */
final class FoldSet {
  static final int ADDED = 1;
  static final int KNOWN = 0;
  static final int FULL = -1;

  private final long[] folds;
  private final int[] slots;
  private final int[] marks;
  private final int mask;
  private int use;
  private int size;

  FoldSet(int capacity) {
    folds = new long[capacity];
    slots = new int[Integer.highestOneBit(capacity) << 2];
    marks = new int[slots.length];
    mask = slots.length - 1;
  }

  void clear() {
    size = 0;
    if (++use == 0) {
      Arrays.fill(marks, 0);
      use = 1;
    }
  }

  /** Adds a fold: whether it was new, known, or found no room. */
  int add(long fold) {
    int slot = (int) Hashes.mix(fold) & mask;
    while (marks[slot] == use) {
      if (folds[slots[slot]] == fold) {
        return KNOWN;
      }
      slot = slot + 1 & mask;
    }
    if (size == folds.length) {
      return FULL;
    }
    marks[slot] = use;
    slots[slot] = size;
    folds[size++] = fold;
    return ADDED;
  }

  int size() {
    return size;
  }

  long get(int i) {
    return folds[i];
  }
}
