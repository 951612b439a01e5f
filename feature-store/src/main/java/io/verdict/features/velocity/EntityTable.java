package io.verdict.features.velocity;

import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One header of 64 bytes, a cache line, for each entity.
 *
 * <pre>
 *  0 version of the sequence lock, odd while written
 *  8 key, upper half          16 key, lower half
 * 24 time of the latest event
 * 32 address of raw events    40 address of rings
 * 48 stream u16, layout u16   52 capacity of raw events
 * 56 position of the oldest   60 count of raw events
 * </pre>
 *
 * <p><b>Thread safety</b>: one writer; readers under the sequence lock.
 */
final class EntityTable {
  static final int VERSION = 0;
  static final int KEY_HIGH = 8;
  static final int KEY_LOW = 16;
  static final int HEAD = 24;
  static final int RAW = 32;
  static final int RINGS = 40;
  static final int STREAM = 48;
  static final int LAYOUT = 50;
  static final int CAPACITY = 52;
  static final int START = 56;
  static final int COUNT = 60;

  /** Stream of a header that is free. */
  static final int NO_STREAM = 0xFFFF;

  private static final int HEADER_BYTES = 64;
  private static final int REGION_SHIFT = 16;
  private static final int REGION_ENTITIES = 1 << REGION_SHIFT;

  private final MemoryBudget budget;
  private final IntArrayList free = new IntArrayList();
  private volatile UnsafeBuffer[] regions = new UnsafeBuffer[0];
  private int used;

  EntityTable(MemoryBudget budget) {
    this.budget = budget;
  }

  /** The number of a free header, or -1 when memory is full. */
  int allocate() {
    if (!free.isEmpty()) {
      return free.removeAt(free.size() - 1);
    }
    if (used == regions.length * REGION_ENTITIES) {
      UnsafeBuffer region = budget.allocate(REGION_ENTITIES * HEADER_BYTES);
      if (region == null) {
        return -1;
      }
      UnsafeBuffer[] grown = Arrays.copyOf(regions, regions.length + 1);
      grown[grown.length - 1] = region;
      regions = grown;
    }
    return used++;
  }

  /** Recycles a header. */
  void free(int entity) {
    buffer(entity).putShort(offset(entity) + STREAM, (short) NO_STREAM);
    free.addInt(entity);
  }

  /** Headers that no entity has, close to it when another thread than the writer asks. */
  long idle() {
    return (long) regions.length * REGION_ENTITIES - used + free.size();
  }

  /** Headers ever used; numbers below it may be asked for. */
  int used() {
    return used;
  }

  UnsafeBuffer buffer(int entity) {
    return regions[entity >>> REGION_SHIFT];
  }

  /** Address of the raw events in a header that need not be one; for reading ahead. */
  long peekRaw(int entity) {
    UnsafeBuffer[] all = regions;
    int region = entity >>> REGION_SHIFT;
    return region < all.length ? all[region].getLong(offset(entity) + RAW) : 0;
  }

  static int offset(int entity) {
    return (entity & (REGION_ENTITIES - 1)) * HEADER_BYTES;
  }

  /** Whether a header is of that entity; a racing reader must check again under the lock. */
  boolean is(int entity, int stream, long keyHigh, long keyLow) {
    UnsafeBuffer buffer = buffer(entity);
    int at = offset(entity);
    return buffer.getLong(at + KEY_HIGH) == keyHigh
        && buffer.getLong(at + KEY_LOW) == keyLow
        && (buffer.getShort(at + STREAM) & 0xFFFF) == stream;
  }

  /** Whether a header is of the entity whose key has that fold; as {@link #is}. */
  boolean is(int entity, int stream, long fold) {
    UnsafeBuffer buffer = buffer(entity);
    int at = offset(entity);
    long high = buffer.getLong(at + KEY_HIGH);
    return (buffer.getShort(at + STREAM) & 0xFFFF) == stream
        && Hashes.fold(high, buffer.getLong(at + KEY_LOW)) == fold;
  }

  /** Overwrites the keys of headers that nobody uses. */
  void wipeFree() {
    free.forEachInt(
        entity -> {
          buffer(entity).putLong(offset(entity) + KEY_HIGH, 0);
          buffer(entity).putLong(offset(entity) + KEY_LOW, 0);
        });
  }

  /** Hands each region to an action. */
  void forEachRegion(Consumer<UnsafeBuffer> action) {
    for (UnsafeBuffer region : regions) {
      action.accept(region);
    }
  }
}
