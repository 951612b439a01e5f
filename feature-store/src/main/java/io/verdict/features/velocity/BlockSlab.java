package io.verdict.features.velocity;

import java.util.Arrays;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Blocks of off-heap memory, taken from regions of 4 MiB and recycled by size.
 *
 * <p>An address is a region's number and an offset within it; 0 is no block. A block never crosses
 * regions. Regions are never given back, so that a reader that holds an outdated address reads
 * recycled bytes, which its sequence lock then rejects, and never unmapped memory.
 *
 * <p><b>Thread safety</b>: {@link #allocate} and {@link #free} by the writer; {@link #buffer} and
 * {@link #offset} by anyone.
 */
final class BlockSlab {
  static final int REGION_BYTES = 1 << 22;
  private static final int REGION_SHIFT = 22;
  private static final int OFFSET_MASK = REGION_BYTES - 1;
  private static final int ALIGNMENT = 8;
  private static final int FIRST_OFFSET = 64;
  private static final long NONE = 0L;

  /** Most bytes of a block. */
  static final int MAX_BLOCK_BYTES = REGION_BYTES - FIRST_OFFSET;

  private final MemoryBudget budget;
  private final Int2ObjectHashMap<long[]> freeHeads = new Int2ObjectHashMap<>();
  private volatile UnsafeBuffer[] regions = new UnsafeBuffer[0];
  private int nextOffset = REGION_BYTES;
  private long freeBytes;

  BlockSlab(MemoryBudget budget) {
    this.budget = budget;
  }

  /** Rounds a size up to what a block of it takes. */
  static int blockBytes(int bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /** The address of a block, its bytes as its last user left them, or 0 when memory is full. */
  long allocate(int bytes) {
    int size = blockBytes(bytes);
    long[] head = freeHeads.get(size);
    if (head != null && head[0] != NONE) {
      long address = head[0];
      head[0] = buffer(address).getLong(offset(address));
      freeBytes -= size;
      return address;
    }
    if (nextOffset + size > REGION_BYTES && !addRegion()) {
      return NONE;
    }
    long address = (long) (regions.length - 1) << REGION_SHIFT | nextOffset;
    nextOffset += size;
    return address;
  }

  private boolean addRegion() {
    UnsafeBuffer region = budget.allocate(REGION_BYTES);
    if (region == null) {
      return false;
    }
    UnsafeBuffer[] grown = Arrays.copyOf(regions, regions.length + 1);
    grown[grown.length - 1] = region;
    regions = grown;
    nextOffset = grown.length == 1 ? FIRST_OFFSET : 0;
    return true;
  }

  /** Recycles a block of {@code bytes}. */
  void free(long address, int bytes) {
    int size = blockBytes(bytes);
    long[] head = freeHeads.get(size);
    if (head == null) {
      head = new long[1];
      freeHeads.put(size, head);
    }
    buffer(address).putLong(offset(address), head[0]);
    head[0] = address;
    freeBytes += size;
  }

  /** Bytes in regions that no block holds, close to it when another thread than the writer asks. */
  long idleBytes() {
    return freeBytes + (REGION_BYTES - nextOffset);
  }

  UnsafeBuffer buffer(long address) {
    return regions[(int) (address >>> REGION_SHIFT)];
  }

  /** The first bytes at an address that need not be one; for reading ahead. */
  long peek(long address) {
    UnsafeBuffer[] all = regions;
    long region = address >>> REGION_SHIFT;
    return region < all.length ? all[(int) region].getLong(offset(address) & -ALIGNMENT) : 0;
  }

  static int offset(long address) {
    return (int) address & OFFSET_MASK;
  }

  /** Overwrites the blocks that nobody uses. */
  void wipeFree() {
    freeHeads.forEachInt(
        (size, head) -> {
          for (long address = head[0]; address != NONE; ) {
            UnsafeBuffer buffer = buffer(address);
            int at = offset(address);
            buffer.setMemory(at + Long.BYTES, size - Long.BYTES, (byte) 0);
            address = buffer.getLong(at);
          }
        });
  }

  /** Hands each region to an action. */
  void forEachRegion(Consumer<UnsafeBuffer> action) {
    for (UnsafeBuffer region : regions) {
      action.accept(region);
    }
  }
}
