package io.verdict.features.profile;

import io.verdict.engine.store.JvmFlags;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Profiles of this process alone in one off-heap table of fixed size: open addressing, each slot
 * under a sequence lock. A removed profile's slot keeps its key and is used again by it.
 *
 * <pre>
 * slot: version | key, upper half | key, lower half | is present | value, arrival of each attribute
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

  private final ProfileLayout layout;
  private final UnsafeBuffer slots;
  private final int slotBytes;
  private final int mask;
  private final int capacity;
  private final ByteBuffer scratch;
  private int used;
  private volatile int size;

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
   * @param capacity most profiles ever put, removed ones counted
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

  /** Offset of a key's slot, or the complement of the free one where it would go. */
  private int locate(long high, long low) {
    int slot = home(high, low);
    while (true) {
      int at = slot * slotBytes;
      if (slots.getLongVolatile(at + VERSION) == 0) {
        return ~at;
      }
      if (slots.getLong(at + HIGH) == high && slots.getLong(at + LOW) == low) {
        return at;
      }
      slot = slot + 1 & mask;
    }
  }

  @Override
  public synchronized boolean put(long keyHigh, long keyLow, Profile profile) {
    if (!profile.layout().equals(layout)) {
      throw new IllegalArgumentException("the profile has other attributes than the store");
    }
    int at = locate(keyHigh, keyLow);
    if (at < 0) {
      if (used == capacity) {
        return false;
      }
      used++;
      at = ~at;
      slots.putLong(at + HIGH, keyHigh);
      slots.putLong(at + LOW, keyLow);
    }
    profile.write(scratch);
    long version = slots.getLong(at + VERSION);
    slots.putLongOrdered(at + VERSION, version + 1);
    VarHandle.storeStoreFence();
    int before = slots.getInt(at + PRESENT);
    slots.putBytes(at + HEADER_BYTES, scratch, 0, scratch.capacity());
    slots.putInt(at + PRESENT, 1);
    slots.putLongOrdered(at + VERSION, version + 2);
    size += 1 - before;
    return true;
  }

  @Override
  public synchronized void remove(long keyHigh, long keyLow) {
    int at = locate(keyHigh, keyLow);
    if (at < 0 || slots.getInt(at + PRESENT) == 0) {
      return;
    }
    long version = slots.getLong(at + VERSION);
    slots.putLongOrdered(at + VERSION, version + 1);
    VarHandle.storeStoreFence();
    slots.setMemory(at + PRESENT, slotBytes - PRESENT, (byte) 0);
    slots.putLongOrdered(at + VERSION, version + 2);
    size--;
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
      int at = locate(high, low);
      if (at < 0) {
        into.clear();
        return false;
      }
      long version = slots.getLongVolatile(at + VERSION);
      if ((version & 1) == 0) {
        int present = slots.getInt(at + PRESENT);
        slots.getBytes(at + HEADER_BYTES, view, 0, view.capacity());
        VarHandle.loadLoadFence();
        if (slots.getLongVolatile(at + VERSION) == version) {
          into.read(view, present == 0 ? 0 : view.capacity());
          return present != 0;
        }
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    // The memory goes with the last reader.
  }
}
