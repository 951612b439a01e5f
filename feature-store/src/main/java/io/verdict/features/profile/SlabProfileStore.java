package io.verdict.features.profile;

import io.verdict.engine.store.JvmFlags;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Profiles of this process alone in one off-heap table of fixed size: open addressing, each slot
 * under a sequence lock. Removal moves later profiles back and overwrites what it frees, so that
 * nothing of a removed one is left, not even its key.
 *
 * <pre>
 * slot: version | key, upper half | key, lower half | is present | value, arrival of each version
 *       of each attribute
 * </pre>
 *
 * <p><b>Thread safety</b>: as {@link ProfileStore}; readers take no lock.
 */
public final class SlabProfileStore implements ProfileStore {
  private static final int VERSION = 0;
  private static final int HIGH = 8;
  private static final int LOW = 16;
  private static final int PRESENT = 24;
  private static final int HEADER_BYTES = 32;
  private static final int NOT_FOUND = 0;
  private static final int FOUND = 1;
  private static final int TORN = 2;

  private final ProfileLayout layout;
  private final UnsafeBuffer slots;
  private final int slotBytes;
  private final int mask;
  private final int capacity;
  private final ByteBuffer scratch;
  private volatile int size;
  private volatile int removals; // odd while profiles move

  private SlabProfileStore(ProfileLayout layout, int capacity, int slotCount) {
    this.layout = layout;
    this.capacity = capacity;
    this.slotBytes = HEADER_BYTES + Profile.bytes(layout);
    this.mask = slotCount - 1;
    this.slots = new UnsafeBuffer(BufferUtil.allocateDirectAligned(slotCount * slotBytes, 64));
    this.scratch = ByteBuffer.allocate(Profile.bytes(layout));
  }

  /**
   * Opens an empty store.
   *
   * @param layout the attributes
   * @param capacity most profiles at a time
   * @throws IllegalArgumentException if the table would be larger than 2 GiB
   * @throws io.verdict.engine.store.StoreException {@code MISSING_FLAGS} if the JVM was started
   *     without the flags that off-heap stores need
   */
  public static SlabProfileStore open(ProfileLayout layout, int capacity) {
    JvmFlags.require();
    int slotCount = Integer.highestOneBit(Math.max(capacity, 4) * 3 / 2) << 1;
    long bytes = (long) slotCount * (HEADER_BYTES + Profile.bytes(layout));
    if (capacity < 1 || bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          capacity + " profiles of " + layout.size() + " attributes are not 1 to what 2 GiB hold");
    }
    return new SlabProfileStore(layout, capacity, slotCount);
  }

  private int home(long high, long low) {
    long hash = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
    return (int) (hash ^ (hash >>> 32)) & mask;
  }

  /** Offset of a key's slot, or the complement of the free one where it would go. The writer's. */
  private int locate(long high, long low) {
    int slot = home(high, low);
    int at = slot * slotBytes;
    while (slots.getInt(at + PRESENT) != 0) {
      if (slots.getLong(at + HIGH) == high && slots.getLong(at + LOW) == low) {
        return at;
      }
      slot = slot + 1 & mask;
      at = slot * slotBytes;
    }
    return ~at;
  }

  private void beginWrite(int at) {
    slots.putLongOrdered(at + VERSION, slots.getLong(at + VERSION) + 1);
    VarHandle.storeStoreFence();
  }

  private void endWrite(int at) {
    slots.putLongOrdered(at + VERSION, slots.getLong(at + VERSION) + 1);
  }

  @Override
  public synchronized boolean put(long keyHigh, long keyLow, Profile profile) {
    if (!profile.layout().equals(layout)) {
      throw new IllegalArgumentException("the profile has other attributes than the store");
    }
    int located = locate(keyHigh, keyLow);
    if (located < 0 && size == capacity) {
      return false;
    }
    int at = located < 0 ? ~located : located;
    profile.write(scratch);
    beginWrite(at);
    slots.putLong(at + HIGH, keyHigh);
    slots.putLong(at + LOW, keyLow);
    slots.putBytes(at + HEADER_BYTES, scratch, 0, scratch.capacity());
    slots.putInt(at + PRESENT, 1);
    endWrite(at);
    int added = size + (located < 0 ? 1 : 0);
    size = added;
    return true;
  }

  @Override
  public synchronized void remove(long keyHigh, long keyLow) {
    int hole = locate(keyHigh, keyLow);
    if (hole < 0) {
      return;
    }
    int odd = removals + 1;
    removals = odd;
    VarHandle.storeStoreFence();
    int next = hole / slotBytes + 1 & mask;
    while (slots.getInt(next * slotBytes + PRESENT) != 0) {
      int at = next * slotBytes;
      int home = home(slots.getLong(at + HIGH), slots.getLong(at + LOW));
      if ((next - home & mask) >= (next - hole / slotBytes & mask)) {
        move(at, hole);
        hole = at;
      }
      next = next + 1 & mask;
    }
    beginWrite(hole);
    slots.setMemory(hole + HIGH, slotBytes - HIGH, (byte) 0);
    endWrite(hole);
    removals = odd + 1;
    int left = size - 1;
    size = left;
  }

  private void move(int from, int to) {
    beginWrite(to);
    slots.putBytes(to + HIGH, slots, from + HIGH, slotBytes - HIGH);
    endWrite(to);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ProfileReader newReader() {
    ByteBuffer view = ByteBuffer.allocate(Profile.bytes(layout));
    return (high, low, into) -> read(high, low, into, view);
  }

  private boolean read(long high, long low, Profile into, ByteBuffer view) {
    while (true) {
      int before = removals;
      int found = probe(high, low, view);
      VarHandle.loadLoadFence();
      if (found == FOUND) {
        into.read(view, view.capacity());
        return true;
      }
      if (found == NOT_FOUND && (before & 1) == 0 && before == removals) {
        into.clear();
        return false;
      }
      Thread.onSpinWait();
    }
  }

  /** Looks for a profile from its home on; {@link #TORN} when the writer was at work on a slot. */
  private int probe(long high, long low, ByteBuffer view) {
    int slot = home(high, low);
    for (int probes = 0; probes <= mask; probes++) {
      int at = slot * slotBytes;
      long version = slots.getLongVolatile(at + VERSION);
      int present = slots.getInt(at + PRESENT);
      boolean isIt = slots.getLong(at + HIGH) == high && slots.getLong(at + LOW) == low;
      if (present != 0 && isIt) {
        slots.getBytes(at + HEADER_BYTES, view, 0, view.capacity());
      }
      VarHandle.loadLoadFence();
      if ((version & 1) != 0 || slots.getLongVolatile(at + VERSION) != version) {
        return TORN;
      }
      if (present == 0) {
        return NOT_FOUND;
      }
      if (isIt) {
        return FOUND;
      }
      slot = slot + 1 & mask;
    }
    return NOT_FOUND;
  }

  /** Whether a long lies anywhere in the table: for the proof that a removal left none. */
  boolean holds(long wanted) {
    for (int at = 0; at < slots.capacity(); at += Long.BYTES) {
      if (slots.getLong(at) == wanted) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    // The memory goes with the last reader.
  }
}
