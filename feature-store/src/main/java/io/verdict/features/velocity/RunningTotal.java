package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the tiles of one window of a large entity add up to, so that a read need not scan them: the
 * fold of a ring's tiles from the one of the latest event back over the window's length. A cursor,
 * like {@link Tiles}, whose layout of a tile it shares.
 *
 * <p>It stands behind its own time from which it is complete, so that a read touches one cache
 * line. When the entity moves on, the tiles that leave the window are taken out of a sum; an
 * extreme is looked for again only when the tile that held it leaves.
 *
 * <p><b>Thread safety</b>: as {@link RawEvents}. <b>Allocation</b>: none.
 */
final class RunningTotal {
  private static final long COUNT_MASK = 0xFFFFFFFFL;
  private static final int FIRST = StreamLayout.RING_PREFIX_BYTES;
  private static final int SECOND = FIRST + Long.BYTES;

  private final BlockSlab slab;
  private final Tiles tiles;
  private UnsafeBuffer buffer;
  private int at;
  private Ring total;

  RunningTotal(BlockSlab slab) {
    this.slab = slab;
    this.tiles = new Tiles(slab);
  }

  /** Points this at a total of an entity, and at the ring that it sums up. */
  RunningTotal wrap(StreamLayout layout, long rings, int position) {
    buffer = slab.buffer(rings);
    at = BlockSlab.offset(rings) + layout.ringOffsets[position];
    total = layout.rings[position];
    tiles.wrap(layout, rings, total.base());
    return this;
  }

  /** Counts an event, if it lies in the window that ends with the latest one. */
  void add(long headMillis, long timeMillis, long[] values) {
    long head = tiles.tileOf(headMillis);
    long tile = tiles.tileOf(timeMillis);
    if (tile < head - total.length() || tile > head) {
      return;
    }
    long value = total.column() < 0 ? 0 : values[total.column()];
    long first = buffer.getLong(at + FIRST);
    long second = buffer.getLong(at + SECOND);
    switch (total.aggregate()) {
      case ADD -> {
        long high = Sums.high(second >> 32, first, value);
        put(first + value, high << 32 | ((second + 1) & COUNT_MASK));
      }
      case LEAST -> put(second == 0 ? value : Math.min(first, value), second + 1);
      default -> put(second == 0 ? value : Math.max(first, value), second + 1);
    }
  }

  private void put(long first, long second) {
    buffer.putLong(at + FIRST, first);
    buffer.putLong(at + SECOND, second);
  }

  /** Takes out the tiles that leave the window; before the ring itself moves on. */
  void advance(long headMillis, long newHeadMillis) {
    long head = tiles.tileOf(headMillis);
    long newHead = tiles.tileOf(newHeadMillis);
    long last = newHead - total.length() - 1;
    if (newHead == head) {
      return;
    }
    if (last >= head) {
      put(0, 0);
      return;
    }
    boolean isLost = false;
    for (long tile = head - total.length(); tile <= last; tile++) {
      isLost |= leave(tiles.first(tile), tiles.second(tile));
    }
    if (isLost) {
      recount(newHead - total.length(), head);
    }
  }

  /** Takes out one tile; whether the extreme may have gone with it. */
  private boolean leave(long tileFirst, long tileSecond) {
    if (tileSecond == 0) {
      return false;
    }
    long first = buffer.getLong(at + FIRST);
    long second = buffer.getLong(at + SECOND);
    if (total.aggregate() == Aggregate.ADD) {
      long borrow = Long.compareUnsigned(first, tileFirst) < 0 ? 1 : 0;
      long high = (second >> 32) - (tileSecond >> 32) - borrow;
      put(first - tileFirst, high << 32 | ((second - tileSecond) & COUNT_MASK));
      return false;
    }
    put(first, second - tileSecond);
    return first == tileFirst;
  }

  /** Sums the ring up anew. */
  void recount(long headMillis) {
    buffer.putLong(at, tiles.knownSince());
    long head = tiles.tileOf(headMillis);
    recount(head - total.length(), head);
  }

  private void recount(long from, long to) {
    put(0, 0);
    for (long tile = from; tile <= to; tile++) {
      long tileFirst = tiles.first(tile);
      long tileSecond = tiles.second(tile);
      if (tileSecond != 0) {
        join(tileFirst, tileSecond);
      }
    }
  }

  private void join(long tileFirst, long tileSecond) {
    long first = buffer.getLong(at + FIRST);
    long second = buffer.getLong(at + SECOND);
    switch (total.aggregate()) {
      case ADD -> {
        long sum = first + tileFirst;
        long carry = Long.compareUnsigned(sum, tileFirst) < 0 ? 1 : 0;
        long high = (second >> 32) + (tileSecond >> 32) + carry;
        put(sum, high << 32 | ((second + tileSecond) & COUNT_MASK));
      }
      case LEAST -> put(second == 0 ? tileFirst : Math.min(first, tileFirst), second + tileSecond);
      default -> put(second == 0 ? tileFirst : Math.max(first, tileFirst), second + tileSecond);
    }
  }

  /**
   * Folds the window that ends at a tile, if the total tells it.
   *
   * @return false when the tiles must be scanned
   */
  boolean fold(long headMillis, long lowerMillis, long upperMillis, Fold fold) {
    long head = tiles.tileOf(headMillis);
    long upper = tiles.tileOf(upperMillis);
    long first = buffer.getLong(at + FIRST);
    long second = buffer.getLong(at + SECOND);
    if (upper < head || upper - head > total.length() / 2) {
      return false;
    }
    if (second != 0) {
      fold.total(total.aggregate(), first, second);
    }
    for (long tile = head - total.length(); tile < upper - total.length(); tile++) {
      long tileFirst = tiles.first(tile);
      long tileSecond = tiles.second(tile);
      if (tileSecond != 0 && !fold.without(total.aggregate(), tileFirst, tileSecond)) {
        fold.clear();
        return false;
      }
    }
    if (buffer.getLong(at) > lowerMillis) {
      fold.truncate(buffer.getLong(at));
    }
    return true;
  }
}
