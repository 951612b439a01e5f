package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The values of a column that a large entity saw last, each with the time of its latest event: one
 * more of them than is counted exactly. A cursor, like {@link Tiles}.
 *
 * <p>A window that ends with the entity's latest event or later holds exactly the values whose
 * latest event it covers, so that this table answers every such window, however many events there
 * were; when it is full of values within the window, there are more than are counted. A window that
 * ends before the latest event is answered from raw events instead.
 *
 * <p>The values kept are a function of the events and not of their order: a value that was put out
 * had been seen before all that stayed, and comes back with its next event.
 *
 * <pre>
 * time from which it is complete | count | unused | value, time of each
 * </pre>
 *
 * <p><b>Thread safety</b>: as {@link RawEvents}. <b>Allocation</b>: none.
 */
final class LatestValues {
  private static final int CAPACITY = DistinctValues.MAX_EXACT + 1;

  /** Places of 16 bytes that the table takes. */
  static final int SLOTS = CAPACITY + 1;

  private static final int COUNT = StreamLayout.RING_PREFIX_BYTES;
  private static final int ENTRIES = COUNT + 16;
  private static final int ENTRY_BYTES = 16;

  private final BlockSlab slab;
  private UnsafeBuffer buffer;
  private int base;

  LatestValues(BlockSlab slab) {
    this.slab = slab;
  }

  /** Points this at a table of an entity. */
  LatestValues wrap(StreamLayout layout, long rings, int position) {
    buffer = slab.buffer(rings);
    base = BlockSlab.offset(rings) + layout.ringOffsets[position];
    return this;
  }

  /** Takes note of an event's value. */
  void add(long timeMillis, long value) {
    int count = buffer.getInt(base + COUNT);
    int oldest = -1;
    long oldestMillis = Long.MAX_VALUE;
    int end = base + ENTRIES + count * ENTRY_BYTES;
    for (int at = base + ENTRIES; at < end; at += ENTRY_BYTES) {
      long seenMillis = buffer.getLong(at + Long.BYTES);
      if (buffer.getLong(at) == value) {
        buffer.putLong(at + Long.BYTES, Math.max(seenMillis, timeMillis));
        return;
      }
      if (seenMillis < oldestMillis) {
        oldestMillis = seenMillis;
        oldest = at;
      }
    }
    if (count < CAPACITY) {
      put(end, value, timeMillis);
      buffer.putInt(base + COUNT, count + 1);
    } else if (timeMillis > oldestMillis) {
      put(oldest, value, timeMillis);
    }
  }

  /** Changes the values, which are keys. */
  void rewrite(KeyChange change) {
    int end = base + ENTRIES + buffer.getInt(base + COUNT) * ENTRY_BYTES;
    for (int at = base + ENTRIES; at < end; at += ENTRY_BYTES) {
      buffer.putLong(at, change.value(buffer.getLong(at)));
    }
  }

  private void put(int at, long value, long timeMillis) {
    buffer.putLong(at, value);
    buffer.putLong(at + Long.BYTES, timeMillis);
  }

  /** Adds the values seen since a time. */
  void fold(long lowerMillis, DistinctValues values) {
    int count = Math.min(buffer.getInt(base + COUNT), CAPACITY);
    int end = base + ENTRIES + count * ENTRY_BYTES;
    for (int at = base + ENTRIES; at < end; at += ENTRY_BYTES) {
      if (buffer.getLong(at + Long.BYTES) >= lowerMillis) {
        values.add(buffer.getLong(at));
      }
    }
  }
}
