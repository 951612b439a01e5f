package io.verdict.features.list;

import io.verdict.engine.store.JvmFlags;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A list as one off-heap table: open addressing with linear probing, 16 bytes a slot, at most two
 * thirds full. Slots are spread over several buffers, since one holds 2 GiB at most.
 *
 * <p>A member of 128 zero bits, which marks a free slot, is kept beside the table.
 *
 * <p><b>Thread safety</b>: immutable once built. <b>Allocation</b>: none when asked.
 */
public final class SlabMemberList implements MemberList {
  private static final int SLOT_SHIFT = 4;
  private static final int REGION_SHIFT = 22;
  private static final int REGION_SLOTS = 1 << REGION_SHIFT;

  private final UnsafeBuffer[] regions;
  private final int mask;
  private final long size;
  private final boolean hasZero;

  private SlabMemberList(UnsafeBuffer[] regions, int mask, long size, boolean hasZero) {
    this.regions = regions;
    this.mask = mask;
    this.size = size;
    this.hasZero = hasZero;
  }

  /**
   * A builder with room for some members from the start; it grows as needed.
   *
   * @throws io.verdict.engine.store.StoreException {@code MISSING_FLAGS} if the JVM was started
   *     without the flags that off-heap stores need
   */
  public static Builder builder(int expectedMembers) {
    JvmFlags.require();
    return new Builder(expectedMembers);
  }

  @Override
  public boolean contains(long high, long low) {
    if ((high | low) == 0) {
      return hasZero;
    }
    int slot = (int) mix(high, low) & mask;
    while (true) {
      UnsafeBuffer region = regions[slot >>> REGION_SHIFT];
      int at = (slot & (REGION_SLOTS - 1)) << SLOT_SHIFT;
      long slotHigh = region.getLong(at);
      long slotLow = region.getLong(at + Long.BYTES);
      if (slotHigh == high && slotLow == low) {
        return true;
      }
      if ((slotHigh | slotLow) == 0) {
        return false;
      }
      slot = slot + 1 & mask;
    }
  }

  @Override
  public long size() {
    return size;
  }

  private static long mix(long high, long low) {
    long hash = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 32);
  }

  /**
   * Collects the members of a list, off to the side.
   *
   * <p><b>Thread safety</b>: confined. <b>Lifecycle</b>: {@link #add} as often as needed, {@link
   * #build} once.
   */
  public static final class Builder implements MemberSink {
    private UnsafeBuffer[] regions;
    private int mask;
    private long size;
    private boolean hasZero;

    private Builder(int expectedMembers) {
      allocate(Integer.highestOneBit(Math.max(expectedMembers, 8) * 3 / 2) << 1);
    }

    private void allocate(int slots) {
      int inRegion = Math.min(slots, REGION_SLOTS);
      regions = new UnsafeBuffer[slots / inRegion];
      for (int i = 0; i < regions.length; i++) {
        regions[i] = new UnsafeBuffer(BufferUtil.allocateDirectAligned(inRegion << SLOT_SHIFT, 64));
      }
      mask = slots - 1;
    }

    @Override
    public boolean add(long high, long low) {
      if ((high | low) == 0) {
        size += hasZero ? 0 : 1;
        hasZero = true;
        return true;
      }
      if (size >= ListLoader.MAX_MEMBERS) {
        return false;
      }
      if (3 * (size + 1) > 2L * (mask + 1L)) {
        grow();
      }
      place(high, low);
      return true;
    }

    private void place(long high, long low) {
      int slot = (int) mix(high, low) & mask;
      while (true) {
        UnsafeBuffer region = regions[slot >>> REGION_SHIFT];
        int at = (slot & (REGION_SLOTS - 1)) << SLOT_SHIFT;
        long slotHigh = region.getLong(at);
        long slotLow = region.getLong(at + Long.BYTES);
        if (slotHigh == high && slotLow == low) {
          return;
        }
        if ((slotHigh | slotLow) == 0) {
          region.putLong(at, high);
          region.putLong(at + Long.BYTES, low);
          size++;
          return;
        }
        slot = slot + 1 & mask;
      }
    }

    private void grow() {
      UnsafeBuffer[] old = regions;
      allocate((mask + 1) << 1);
      size = hasZero ? 1 : 0;
      for (UnsafeBuffer region : old) {
        for (int at = 0; at < region.capacity(); at += 1 << SLOT_SHIFT) {
          long high = region.getLong(at);
          long low = region.getLong(at + Long.BYTES);
          if ((high | low) != 0) {
            place(high, low);
          }
        }
      }
    }

    /** The finished list; the builder must not be used any more. */
    public SlabMemberList build() {
      return new SlabMemberList(regions, mask, size, hasZero);
    }
  }
}
