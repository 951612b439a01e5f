package io.verdict.features.velocity;

import java.lang.invoke.VarHandle;
import java.util.function.IntConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds an entity's header by its hash: open addressing with linear probing, a slot is the upper
 * half of the hash and the header's number plus one; zero is free.
 *
 * <p>Removal moves later slots back. A reader that found nothing while one was going on looks
 * again; a reader that found something checks the key under the header's sequence lock anyway.
 *
 * <p><b>Thread safety</b>: one writer, any readers. <b>Allocation</b>: none but when it grows.
 */
final class EntityIndex {
  static final int NOT_FOUND = -1;
  private static final long TAG_MASK = 0xFFFFFFFF00000000L;

  private final EntityTable entities;
  private final MemoryBudget budget;
  private volatile UnsafeBuffer slots;
  private volatile long removals;
  private int size;

  EntityIndex(EntityTable entities, MemoryBudget budget, int expectedEntities) {
    this.entities = entities;
    this.budget = budget;
    long wanted = Long.highestOneBit(Math.max(expectedEntities, 512) * 2L - 1) << 1;
    this.slots = budget.allocate((int) Math.min(wanted * Long.BYTES, 1 << 30));
    if (slots == null) {
      throw new IllegalArgumentException(
          "the index of "
              + expectedEntities
              + " entities does not fit\n  raise maxBytes or -XX:MaxDirectMemorySize");
    }
  }

  int size() {
    return size;
  }

  /** Entities that can be added before it must grow. */
  long room() {
    return (mask(slots) + 1L) / 2 - size;
  }

  int sizeBytes() {
    return slots.capacity();
  }

  /** The number of an entity's header, or {@link #NOT_FOUND}. */
  int find(int stream, long keyHigh, long keyLow) {
    long hash = Hashes.entity(stream, keyHigh, keyLow);
    int found;
    long before;
    do {
      before = removals;
      found = probe(slots, hash, stream, keyHigh, keyLow);
      VarHandle.loadLoadFence();
    } while (found < 0 && ((before & 1) != 0 || before != removals));
    return found;
  }

  /** The entity that a hash most likely belongs to, by its first place alone, or -1. */
  int likely(long hash) {
    UnsafeBuffer table = slots;
    long value = table.getLong(((int) hash & mask(table)) << 3);
    return ((value ^ hash) & TAG_MASK) == 0 ? (int) value - 1 : NOT_FOUND;
  }

  private int probe(UnsafeBuffer table, long hash, int stream, long keyHigh, long keyLow) {
    int mask = mask(table);
    int slot = (int) hash & mask;
    for (int probes = 0; probes <= mask; probes++) {
      long value = table.getLongVolatile(slot << 3);
      if (value == 0) {
        return NOT_FOUND;
      }
      if (((value ^ hash) & TAG_MASK) == 0) {
        int entity = (int) value - 1;
        if (entities.is(entity, stream, keyHigh, keyLow)) {
          return entity;
        }
      }
      slot = slot + 1 & mask;
    }
    return NOT_FOUND;
  }

  /**
   * The number of an entity's header by the fold of its key, or {@link #NOT_FOUND}. Two keys of one
   * fold are as unlikely as two values of one in a distinct count.
   */
  int find(int stream, long fold) {
    long hash = Hashes.entity(stream, fold);
    int found;
    long before;
    do {
      before = removals;
      found = probe(slots, hash, stream, fold);
      VarHandle.loadLoadFence();
    } while (found < 0 && ((before & 1) != 0 || before != removals));
    return found;
  }

  private int probe(UnsafeBuffer table, long hash, int stream, long fold) {
    int mask = mask(table);
    int slot = (int) hash & mask;
    for (int probes = 0; probes <= mask; probes++) {
      long value = table.getLongVolatile(slot << 3);
      if (value == 0) {
        return NOT_FOUND;
      }
      if (((value ^ hash) & TAG_MASK) == 0 && entities.is((int) value - 1, stream, fold)) {
        return (int) value - 1;
      }
      slot = slot + 1 & mask;
    }
    return NOT_FOUND;
  }

  private static int mask(UnsafeBuffer table) {
    return (table.capacity() >>> 3) - 1;
  }

  /** Adds an entity whose header is complete; false when memory is full. */
  boolean add(long hash, int entity) {
    if (2L * (size + 1) > mask(slots) + 1L && !grow()) {
      return false;
    }
    place(slots, hash, entity);
    size++;
    return true;
  }

  private static void place(UnsafeBuffer table, long hash, int entity) {
    int mask = mask(table);
    int slot = (int) hash & mask;
    while (table.getLong(slot << 3) != 0) {
      slot = slot + 1 & mask;
    }
    table.putLongOrdered(slot << 3, (hash & TAG_MASK) | (entity + 1));
  }

  private boolean grow() {
    UnsafeBuffer old = slots;
    UnsafeBuffer grown = old.capacity() >= 1 << 30 ? null : budget.allocate(old.capacity() * 2);
    if (grown == null) {
      return false;
    }
    for (int at = 0; at < old.capacity(); at += Long.BYTES) {
      long value = old.getLong(at);
      if (value != 0) {
        int entity = (int) value - 1;
        place(grown, hashOf(entity), entity);
      }
    }
    slots = grown;
    budget.release(old);
    return true;
  }

  /** Removes an entity; its header must still be complete. */
  void remove(int entity) {
    UnsafeBuffer table = slots;
    int mask = mask(table);
    int hole = (int) hashOf(entity) & mask;
    while ((int) table.getLong(hole << 3) - 1 != entity) {
      hole = hole + 1 & mask;
    }
    beginRemoval();
    int next = hole + 1 & mask;
    for (long value = table.getLong(next << 3); value != 0; value = table.getLong(next << 3)) {
      int home = (int) hashOf((int) value - 1) & mask;
      if ((next - home & mask) >= (next - hole & mask)) {
        table.putLongOrdered(hole << 3, value);
        hole = next;
      }
      next = next + 1 & mask;
    }
    table.putLongOrdered(hole << 3, 0);
    endRemoval();
    size--;
  }

  private void beginRemoval() {
    long odd = removals + 1;
    removals = odd;
    VarHandle.storeStoreFence();
  }

  private void endRemoval() {
    long even = removals + 1;
    removals = even;
  }

  /** Hands the number of each entity to an action, which must not add or remove one. */
  void forEach(IntConsumer action) {
    UnsafeBuffer table = slots;
    for (int at = 0; at < table.capacity(); at += Long.BYTES) {
      long value = table.getLong(at);
      if (value != 0) {
        action.accept((int) value - 1);
      }
    }
  }

  private long hashOf(int entity) {
    UnsafeBuffer buffer = entities.buffer(entity);
    int at = EntityTable.offset(entity);
    return Hashes.entity(
        buffer.getShort(at + EntityTable.STREAM) & 0xFFFF,
        buffer.getLong(at + EntityTable.KEY_HIGH),
        buffer.getLong(at + EntityTable.KEY_LOW));
  }
}
