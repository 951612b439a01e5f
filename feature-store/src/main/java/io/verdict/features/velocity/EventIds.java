package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The ids of the events of the last days, so that a second one changes nothing: open addressing, 16
 * bytes an id (its hash and the event's time). When three fifths are full it is built anew without
 * the ids that are older than the lateness, whose events would be refused as late anyway.
 *
 * <p><b>Thread safety</b>: the writer's. <b>Allocation</b>: none but when it is built anew.
 */
final class EventIds {
  static final int SLOT_BYTES = 16;
  private static final int FIRST_SLOTS = 1 << 12;
  private static final int MIN_BYTES = FIRST_SLOTS * SLOT_BYTES;

  private final MemoryBudget budget;
  private UnsafeBuffer slots;
  private UnsafeBuffer spare;
  private int size;

  EventIds(MemoryBudget budget) {
    this.budget = budget;
    this.slots = budget.allocate(FIRST_SLOTS * SLOT_BYTES);
    if (slots == null) {
      throw new IllegalArgumentException("maxBytes leaves no room for the ids of events");
    }
  }

  private static int mask(UnsafeBuffer table) {
    return table.capacity() / SLOT_BYTES - 1;
  }

  private static long hash(long eventHash, long eventId) {
    long hash = Hashes.fold(eventHash, eventId);
    return hash == 0 ? 1 : hash;
  }

  boolean contains(long eventHash, long eventId) {
    return contains(hash(eventHash, eventId));
  }

  private boolean contains(long hash) {
    int mask = mask(slots);
    int slot = (int) hash & mask;
    long value = slots.getLong(slot * SLOT_BYTES);
    while (value != 0 && value != hash) {
      slot = slot + 1 & mask;
      value = slots.getLong(slot * SLOT_BYTES);
    }
    return value == hash;
  }

  /** Makes room for one more id; false when memory is full. */
  boolean makeRoom(long oldestMillis) {
    return 5L * (size + 1) <= 3L * (mask(slots) + 1) || rebuild(oldestMillis);
  }

  /** Adds an id that is not contained; there must be room. */
  void add(long eventHash, long eventId, long timeMillis) {
    place(slots, hash(eventHash, eventId), timeMillis);
    size++;
  }

  /** Adds an id by its hash, if it is not contained; false when memory is full. */
  boolean restore(long hash, long timeMillis, long oldestMillis) {
    if (contains(hash)) {
      return true;
    }
    if (!makeRoom(oldestMillis)) {
      return false;
    }
    place(slots, hash, timeMillis);
    size++;
    return true;
  }

  int size() {
    return size;
  }

  private static void place(UnsafeBuffer table, long hash, long timeMillis) {
    int mask = mask(table);
    int slot = (int) hash & mask;
    while (table.getLong(slot * SLOT_BYTES) != 0) {
      slot = slot + 1 & mask;
    }
    table.putLong(slot * SLOT_BYTES, hash);
    table.putLong(slot * SLOT_BYTES + Long.BYTES, timeMillis);
  }

  private boolean rebuild(long oldestMillis) {
    int live = 0;
    for (int at = 0; at < slots.capacity(); at += SLOT_BYTES) {
      live += isLive(at, oldestMillis) ? 1 : 0;
    }
    long bytes = slots.capacity();
    while (10L * live > 3 * (bytes / SLOT_BYTES)) {
      bytes *= 2;
    }
    UnsafeBuffer rebuilt = emptyTable(bytes);
    while (rebuilt == null && 10L * (live + 1) <= 3 * (bytes / SLOT_BYTES) && bytes > MIN_BYTES) {
      bytes /= 2;
      rebuilt = emptyTable(bytes);
    }
    if (rebuilt == null) {
      return false;
    }
    for (int at = 0; at < slots.capacity(); at += SLOT_BYTES) {
      if (isLive(at, oldestMillis)) {
        place(rebuilt, slots.getLong(at), slots.getLong(at + Long.BYTES));
      }
    }
    spare = slots;
    slots = rebuilt;
    size = live;
    return true;
  }

  /** The table before the last one when its size is right, so that steady use allocates nothing. */
  private UnsafeBuffer emptyTable(long bytes) {
    if (spare != null && spare.capacity() == bytes) {
      spare.setMemory(0, spare.capacity(), (byte) 0);
      return spare;
    }
    if (spare != null) {
      budget.release(spare);
      spare = null;
    }
    return bytes > 1 << 30 ? null : budget.allocate((int) bytes);
  }

  private boolean isLive(int at, long oldestMillis) {
    return slots.getLong(at) != 0 && slots.getLong(at + Long.BYTES) >= oldestMillis;
  }

  UnsafeBuffer slots() {
    return slots;
  }
}
