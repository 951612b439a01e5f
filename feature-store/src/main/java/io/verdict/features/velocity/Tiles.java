package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A ring of tiles of one large entity, a cursor that is pointed at one ring after another.
 *
 * <p>A tile is 16 bytes and empty when zero:
 *
 * <pre>
 * ADD               sum, lower 64 bits | sum, upper 32 bits, and count, 32 bits
 * LEAST, GREATEST   extreme            | count
 * LATEST            value              | time - start of the tile + 1
 * </pre>
 *
 * <p>A tile number is its start divided by the hop; it lies at that number modulo the ring's
 * length. Which tiles are there follows from the entity's latest event, so nothing runs on a timer:
 * advancing clears what it enters.
 *
 * <p><b>Thread safety</b>: as {@link RawEvents}. <b>Allocation</b>: none.
 */
final class Tiles {
  private static final long COUNT_MASK = 0xFFFFFFFFL;

  private final BlockSlab slab;
  private UnsafeBuffer buffer;
  private int base;
  private Ring ring;

  Tiles(BlockSlab slab) {
    this.slab = slab;
  }

  /** Points this at a ring of an entity. */
  Tiles wrap(StreamLayout layout, long rings, int position) {
    buffer = slab.buffer(rings);
    base = BlockSlab.offset(rings) + layout.ringOffsets[position];
    ring = layout.rings[position];
    return this;
  }

  /** Time before which events may be missing. */
  long knownSince() {
    return buffer.getLong(base);
  }

  void knownSince(long timeMillis) {
    buffer.putLong(base, timeMillis);
  }

  /** Makes all tiles empty. */
  void reset(long knownSinceMillis) {
    buffer.putLong(base, knownSinceMillis);
    int tiles = base + StreamLayout.RING_PREFIX_BYTES;
    buffer.setMemory(tiles, ring.tiles() * StreamLayout.TILE_BYTES, (byte) 0);
  }

  long tileOf(long timeMillis) {
    return Math.floorDiv(timeMillis, ring.hopMillis());
  }

  /** The first long of a tile, which must not have been left behind. */
  long first(long tile) {
    return buffer.getLong(at(tile));
  }

  /** The second long of a tile; zero when it is empty. */
  long second(long tile) {
    return buffer.getLong(at(tile) + Long.BYTES);
  }

  private int at(long tile) {
    return base
        + StreamLayout.RING_PREFIX_BYTES
        + (int) Math.floorMod(tile, (long) ring.tiles()) * StreamLayout.TILE_BYTES;
  }

  /** Clears the tiles after the one of the latest event so far up to the one of a later event. */
  void advance(long headMillis, long newHeadMillis) {
    long last = tileOf(newHeadMillis);
    long first = Math.max(tileOf(headMillis) + 1, last - ring.tiles() + 1);
    for (long tile = first; tile <= last; tile++) {
      buffer.setMemory(at(tile), StreamLayout.TILE_BYTES, (byte) 0);
    }
  }

  /** Counts an event, unless the ring has gone past it. */
  void add(long headMillis, long timeMillis, long[] values) {
    long tile = tileOf(timeMillis);
    if (tile <= tileOf(headMillis) - ring.tiles()) {
      return;
    }
    int at = at(tile);
    long value = ring.column() < 0 ? 0 : values[ring.column()];
    long first = buffer.getLong(at);
    long second = buffer.getLong(at + Long.BYTES);
    switch (ring.aggregate()) {
      case ADD -> {
        long high = Sums.high(second >> 32, first, value);
        put(at, first + value, high << 32 | ((second + 1) & COUNT_MASK));
      }
      case LEAST -> put(at, second == 0 ? value : Math.min(first, value), second + 1);
      case GREATEST -> put(at, second == 0 ? value : Math.max(first, value), second + 1);
      case LATEST -> {
        long mark = timeMillis - tile * ring.hopMillis() + 1;
        if (mark >= second) {
          put(at, value, mark);
        }
      }
      case DISTINCT -> throw new IllegalStateException("a table has no tiles");
    }
  }

  private void put(int at, long first, long second) {
    buffer.putLong(at, first);
    buffer.putLong(at + Long.BYTES, second);
  }

  /** Folds the tiles of a window. */
  void fold(long headMillis, long lowerMillis, long upperMillis, Fold fold) {
    long head = tileOf(headMillis);
    long last = Math.min(tileOf(upperMillis), head);
    long first = Math.max(tileOf(lowerMillis), head - ring.tiles() + 1);
    if (first > last) {
      return;
    }
    int end = base + StreamLayout.RING_PREFIX_BYTES + ring.tiles() * StreamLayout.TILE_BYTES;
    int at = at(first);
    Aggregate aggregate = ring.aggregate();
    for (long tile = first; tile <= last; tile++) {
      long second = buffer.getLong(at + Long.BYTES);
      if (second != 0) {
        long value = buffer.getLong(at);
        switch (aggregate) {
          case ADD -> fold.addSum(second >> 32, value, second & COUNT_MASK);
          case LEAST -> fold.least(value);
          case GREATEST -> fold.greatest(value);
          default -> fold.latest(tile * ring.hopMillis() + second - 1, value);
        }
      }
      at += StreamLayout.TILE_BYTES;
      if (at == end) {
        at = base + StreamLayout.RING_PREFIX_BYTES;
      }
    }
  }
}
