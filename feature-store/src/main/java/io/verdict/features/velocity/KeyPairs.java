package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The pairs of hashes learnt during a rotation of the host's key, in an open-addressing table of 32
 * bytes a pair. A pair is found by the old key and by its fold alone, as raw events keep it.
 *
 * <p><b>Thread safety</b>: the writer's. <b>Allocation</b>: none but when it grows.
 */
final class KeyPairs {
  static final int SLOT_BYTES = 32;
  private static final int NEXT = 16;
  private static final int FIRST_SLOTS = 1 << 10;

  private final MemoryBudget budget;
  private UnsafeBuffer slots;
  private int size;

  KeyPairs(MemoryBudget budget) {
    this.budget = budget;
  }

  int size() {
    return size;
  }

  private static int mask(UnsafeBuffer table) {
    return table.capacity() / SLOT_BYTES - 1;
  }

  static boolean isFree(UnsafeBuffer table, int at) {
    return table.getLong(at + NEXT) == 0 && table.getLong(at + NEXT + Long.BYTES) == 0;
  }

  /** Offset of the pair whose old key has that fold, or the complement of where it would go. */
  private static int locate(UnsafeBuffer table, long fold) {
    int mask = mask(table);
    int slot = (int) fold & mask;
    int at = slot * SLOT_BYTES;
    while (!isFree(table, at)) {
      if (Hashes.fold(table.getLong(at), table.getLong(at + Long.BYTES)) == fold) {
        return at;
      }
      slot = slot + 1 & mask;
      at = slot * SLOT_BYTES;
    }
    return ~at;
  }

  /** Position of a pair by the fold of its old key, or -1. */
  int find(long fold) {
    return slots == null ? -1 : Math.max(-1, locate(slots, fold));
  }

  long nextHigh(int position) {
    return slots.getLong(position + NEXT);
  }

  long nextLow(int position) {
    return slots.getLong(position + NEXT + Long.BYTES);
  }

  /** Adds a pair, if it is not there; false when memory is full. */
  boolean add(long high, long low, long nextHigh, long nextLow) {
    if (find(Hashes.fold(high, low)) >= 0) {
      return true;
    }
    if ((slots == null || 2 * (size + 1) > mask(slots) + 1) && !grow()) {
      return false;
    }
    int at = ~locate(slots, Hashes.fold(high, low));
    slots.putLong(at, high);
    slots.putLong(at + Long.BYTES, low);
    slots.putLong(at + NEXT, nextHigh);
    slots.putLong(at + NEXT + Long.BYTES, nextLow);
    size++;
    return true;
  }

  private boolean grow() {
    long bytes = slots == null ? FIRST_SLOTS * SLOT_BYTES : slots.capacity() * 2L;
    UnsafeBuffer grown = bytes > 1 << 30 ? null : budget.allocate((int) bytes);
    if (grown == null) {
      return false;
    }
    for (int at = 0; slots != null && at < slots.capacity(); at += SLOT_BYTES) {
      if (!isFree(slots, at)) {
        long fold = Hashes.fold(slots.getLong(at), slots.getLong(at + Long.BYTES));
        grown.putBytes(~locate(grown, fold), slots, at, SLOT_BYTES);
      }
    }
    if (slots != null) {
      budget.release(slots);
    }
    slots = grown;
    return true;
  }

  /** The table, or null without any pair; another one after it has grown. */
  UnsafeBuffer slots() {
    return slots;
  }

  /** Forgets all pairs, leaving none of their bytes in memory. */
  void clear() {
    if (slots != null) {
      slots.setMemory(0, slots.capacity(), (byte) 0);
      budget.release(slots);
    }
    slots = null;
    size = 0;
  }
}
