package io.verdict.features.velocity;

import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Brings the entities of one stream of a snapshot to the layout of a store with other windows: what
 * both know is kept, what only the snapshot knows is left out, and what only the store knows is
 * filled from raw events where they have it.
 *
 * <p><b>Thread safety</b>: the writer's, before the store is ready.
 */
final class SnapshotMapping {
  private final StreamLayout from;
  private final Stream stream;
  private final int[] columns;
  private final int[] filters;
  private final int[] rings;
  private final RawEvents events;
  private final RingFiller filler;
  private final LargeEntity large;
  private final Tiles tiles;
  private final BlockSlab slab;
  private final long[] values = new long[Stream.MAX_BITS];

  SnapshotMapping(SnapshotStream source, Stream stream, BlockSlab slab) {
    this.from = source.layout();
    this.stream = stream;
    this.columns = source.columnsIn(stream);
    this.filters = source.filtersIn(stream);
    this.slab = slab;
    this.events = new RawEvents(slab);
    this.filler = new RingFiller(slab);
    this.large = new LargeEntity(slab);
    this.tiles = new Tiles(slab);
    this.rings = new int[stream.newest().rings.length];
    Arrays.setAll(rings, i -> ringLike(stream.newest().rings[i]));
  }

  /** What the stream knows of the time before the snapshot. */
  Stream.Restored restored(long latestMillis) {
    long bits = 0;
    for (int column : columns) {
      bits |= column < 0 ? 0 : StreamLayout.presenceBit(column);
    }
    for (int filter : filters) {
      bits |= filter < 0 ? 0 : StreamLayout.filterBit(filter);
    }
    return new Stream.Restored(latestMillis, from.retentionMillis, bits);
  }

  /** Marks a stream of which a snapshot has nothing. */
  static void unknown(List<Stream> streams, long latestMillis) {
    streams.forEach(stream -> stream.restored(new Stream.Restored(latestMillis, -1, 0)));
  }

  private int ringLike(Ring wanted) {
    for (int i = 0; i < from.rings.length; i++) {
      Ring ring = from.rings[i];
      boolean isLike =
          !ring.isTotal()
              && !wanted.isTotal()
              && ring.aggregate() == wanted.aggregate()
              && ring.hopMillis() == wanted.hopMillis()
              && (ring.column() < 0 ? -1 : columns[ring.column()]) == wanted.column()
              && map(ring.mask()) == wanted.mask()
              && Long.bitCount(ring.mask()) == Long.bitCount(wanted.mask());
      if (isLike) {
        return i;
      }
    }
    return -1;
  }

  /** The flags of an event, or a mask, as the store's stream numbers its bits. */
  private long map(long flags) {
    long mapped = 0;
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0 && (flags & StreamLayout.presenceBit(i)) != 0) {
        mapped |= StreamLayout.presenceBit(columns[i]);
      }
    }
    for (int i = 0; i < filters.length; i++) {
      if (filters[i] >= 0 && (flags & StreamLayout.filterBit(i)) != 0) {
        mapped |= StreamLayout.filterBit(filters[i]);
      }
    }
    return mapped;
  }

  /** Bytes of one raw event in the snapshot. */
  int recordBytes() {
    return from.recordBytes;
  }

  /** Bytes of the rings of one large entity in the snapshot. */
  int ringBytes() {
    return from.ringBytes;
  }

  Stream stream() {
    return stream;
  }

  /** Starts the raw events of an entity in an empty block. */
  void begin(long block, int capacity, long floorMillis) {
    events.wrap(stream.newest(), block, capacity, 0, 0).floor(floorMillis);
  }

  /** Adds a raw event of the snapshot. */
  void add(UnsafeBuffer record) {
    Arrays.fill(values, 0);
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] >= 0) {
        values[columns[i]] = record.getLong(StreamLayout.VALUES + Long.BYTES * i);
      }
    }
    events.insert(
        record.getLong(StreamLayout.TIME),
        map(record.getLong(StreamLayout.FLAGS)),
        values,
        stream.newest().columns);
  }

  int count() {
    return events.count();
  }

  /**
   * Makes the rings of a large entity.
   *
   * @param target the block of the new rings
   * @param source the rings in the snapshot
   * @param headMillis time of the entity's latest event
   * @param hasRaw whether {@link #begin} gave it raw events
   */
  void rings(long target, UnsafeBuffer source, long headMillis, boolean hasRaw) {
    StreamLayout to = stream.newest();
    if (hasRaw) {
      long since = Math.max(events.floor() + 1, headMillis - from.largeRetentionMillis);
      filler.fill(to, target, 0, events, headMillis, since);
    } else {
      large.wrap(to, target).reset(0, headMillis + 1);
    }
    for (int i = 0; i < rings.length; i++) {
      if (rings[i] >= 0) {
        copy(i, target, source, headMillis);
      }
    }
    large.wrap(to, target).recount(0, headMillis);
  }

  private void copy(int ring, long target, UnsafeBuffer source, long headMillis) {
    StreamLayout to = stream.newest();
    Ring now = to.rings[ring];
    Ring then = from.rings[rings[ring]];
    int at = from.ringOffsets[rings[ring]];
    long since = source.getLong(at);
    int into = BlockSlab.offset(target) + to.ringOffsets[ring];
    UnsafeBuffer buffer = slab.buffer(target);
    if (now.aggregate() == Aggregate.DISTINCT) {
      int bytes = StreamLayout.RING_PREFIX_BYTES + now.tiles() * StreamLayout.TILE_BYTES;
      buffer.putBytes(into, source, at, bytes);
      return;
    }
    long head = Math.floorDiv(headMillis, now.hopMillis());
    int common = Math.min(now.tiles(), then.tiles());
    if (now.tiles() > then.tiles()) {
      since = Math.max(since, (head - then.tiles() + 1) * now.hopMillis());
    }
    tiles.wrap(to, target, ring).reset(since);
    for (long tile = head; tile > head - common; tile--) {
      buffer.putBytes(
          into + tileOffset(tile, now),
          source,
          at + tileOffset(tile, then),
          StreamLayout.TILE_BYTES);
    }
  }

  private static int tileOffset(long tile, Ring ring) {
    int place = (int) Math.floorMod(tile, (long) ring.tiles());
    return StreamLayout.RING_PREFIX_BYTES + place * StreamLayout.TILE_BYTES;
  }
}
