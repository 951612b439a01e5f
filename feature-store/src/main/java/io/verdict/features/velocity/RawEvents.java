package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The raw events of one entity: a circular block, sorted by time, equal times in the order of their
 * arrival. A cursor that is pointed at one entity after another.
 *
 * <p>In order, an event costs one write. A late one moves the newer ones by a place.
 *
 * <p><b>Thread safety</b>: the writer's has the writes; a reader's own is for reading under the
 * sequence lock. <b>Allocation</b>: none.
 */
final class RawEvents {
  private final BlockSlab slab;
  private UnsafeBuffer buffer;
  private int base;
  private int recordBytes;
  private int capacity;
  private int start;
  private int count;
  private long address;

  RawEvents(BlockSlab slab) {
    this.slab = slab;
  }

  /** Points this at a block; address 0 is an empty one. */
  RawEvents wrap(StreamLayout layout, long block, int itsCapacity, int itsStart, int itsCount) {
    address = block;
    recordBytes = layout.recordBytes;
    capacity = itsCapacity;
    start = itsStart;
    count = itsCount;
    buffer = slab.buffer(block);
    base = BlockSlab.offset(block);
    return this;
  }

  long address() {
    return address;
  }

  int capacity() {
    return capacity;
  }

  int start() {
    return start;
  }

  int count() {
    return count;
  }

  /** Position of the i-th oldest event in {@link #buffer()}. */
  int at(int i) {
    int position = start + i;
    if (position >= capacity) {
      position -= capacity;
    }
    return base + StreamLayout.RAW_PREFIX_BYTES + position * recordBytes;
  }

  UnsafeBuffer buffer() {
    return buffer;
  }

  long time(int i) {
    return buffer.getLong(at(i) + StreamLayout.TIME);
  }

  /** Time of the latest event dropped for want of room; {@link Long#MIN_VALUE} when none was. */
  long floor() {
    return buffer.getLong(base);
  }

  void floor(long timeMillis) {
    buffer.putLong(base, timeMillis);
  }

  /** First event whose time is not below a limit; {@link #count()} when there is none. */
  int firstFrom(long limitMillis) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time(middle) < limitMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Forgets events before a limit. */
  void dropBefore(long limitMillis) {
    while (count > 0 && time(0) < limitMillis) {
      start = start + 1 == capacity ? 0 : start + 1;
      count--;
    }
  }

  /** Forgets the oldest event and remembers that it was there. */
  void dropOldest() {
    floor(Math.max(floor(), time(0)));
    start = start + 1 == capacity ? 0 : start + 1;
    count--;
  }

  /** Adds an event at its place; there must be room. */
  void insert(long timeMillis, long flags, long[] values, int columns) {
    int place = count;
    while (place > 0 && time(place - 1) > timeMillis) {
      place--;
    }
    count++;
    for (int i = count - 1; i > place; i--) {
      buffer.putBytes(at(i), buffer, at(i - 1), recordBytes);
    }
    int at = at(place);
    buffer.putLong(at + StreamLayout.TIME, timeMillis);
    buffer.putLong(at + StreamLayout.FLAGS, flags);
    for (int i = 0; i < columns; i++) {
      buffer.putLong(at + StreamLayout.VALUES + Long.BYTES * i, values[i]);
    }
  }

  /** Changes the values of a column of keys; what the block held before its oldest event goes. */
  void rewrite(int column, KeyChange change) {
    long presence = StreamLayout.presenceBit(column);
    for (int i = 0; i < count; i++) {
      int at = at(i);
      if ((buffer.getLong(at + StreamLayout.FLAGS) & presence) != 0) {
        int value = at + StreamLayout.VALUES + Long.BYTES * column;
        buffer.putLong(value, change.value(buffer.getLong(value)));
      }
    }
    for (int i = count; i < capacity; i++) {
      buffer.setMemory(at(i), recordBytes, (byte) 0);
    }
  }

  /** Adds the events of another block, of an older layout perhaps, to this empty one. */
  void copyFrom(RawEvents other) {
    floor(other.floor());
    int copied = Math.min(recordBytes, other.recordBytes);
    for (int i = 0; i < other.count; i++) {
      int at = at(i);
      buffer.setMemory(at, recordBytes, (byte) 0);
      buffer.putBytes(at, other.buffer, other.at(i), copied);
    }
    count = other.count;
  }
}
