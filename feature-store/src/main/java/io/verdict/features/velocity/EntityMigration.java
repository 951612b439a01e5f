package io.verdict.features.velocity;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Moves an entity to the newest layout of its stream when it is next written. What the entity knows
 * is kept; what it cannot know of a new window it says by a time from which it is complete.
 *
 * <p><b>Thread safety</b>: the writer's, within the entity's sequence lock.
 */
final class EntityMigration {
  private final BlockSlab slab;
  private final RingFiller filler;
  private final StoreOptions options;
  private final RawEvents from;
  private final RawEvents to;
  private final LargeEntity large;

  EntityMigration(BlockSlab slab, RingFiller filler, StoreOptions options) {
    this.slab = slab;
    this.filler = filler;
    this.options = options;
    this.from = new RawEvents(slab);
    this.to = new RawEvents(slab);
    this.large = new LargeEntity(slab);
  }

  private static StreamLayout layoutOf(Stream stream, UnsafeBuffer header, int at) {
    return stream.layout(header.getShort(at + EntityTable.LAYOUT) & 0xFFFF);
  }

  /** Brings an entity to a layout; false when memory has no room, and then nothing has changed. */
  boolean bring(Stream stream, StreamLayout layout, UnsafeBuffer header, int at) {
    StreamLayout old = layoutOf(stream, header, at);
    if (old == layout) {
      return true;
    }
    long oldRings = header.getLong(at + EntityTable.RINGS);
    boolean needsRaw = header.getLong(at + EntityTable.RAW) != 0 || layout.keepsRawWhenLarge();
    long raw = needsRaw ? allocateRaw(layout, header, at) : 0;
    long rings = oldRings == 0 ? 0 : slab.allocate(layout.ringBytes);
    if ((needsRaw && raw == 0) || (oldRings != 0 && rings == 0)) {
      free(raw, needsRaw ? layout.rawBytes(capacity(header, at)) : 0);
      free(rings, layout.ringBytes);
      return false;
    }
    if (needsRaw) {
      moveRaw(old, layout, raw, header, at);
    }
    if (rings != 0) {
      moveRings(old, layout, rings, header, at);
    }
    header.putShort(at + EntityTable.LAYOUT, (short) layout.generation);
    return true;
  }

  private void free(long address, int bytes) {
    if (address != 0) {
      slab.free(address, bytes);
    }
  }

  private int capacity(UnsafeBuffer header, int at) {
    return header.getLong(at + EntityTable.RAW) == 0
        ? options.smallCapacity()
        : header.getInt(at + EntityTable.CAPACITY);
  }

  private long allocateRaw(StreamLayout layout, UnsafeBuffer header, int at) {
    return slab.allocate(layout.rawBytes(capacity(header, at)));
  }

  private void moveRaw(
      StreamLayout old, StreamLayout layout, long block, UnsafeBuffer header, int at) {
    long head = header.getLong(at + EntityTable.HEAD);
    int capacity = capacity(header, at);
    to.wrap(layout, block, capacity, 0, 0);
    if (header.getLong(at + EntityTable.RAW) == 0) {
      to.floor(head);
    } else {
      EntityWriter.load(from, old, header, at);
      to.copyFrom(from);
      slab.free(from.address(), old.rawBytes(capacity));
      boolean isLarge = header.getLong(at + EntityTable.RINGS) != 0;
      if (isLarge && layout.largeRetentionMillis > old.largeRetentionMillis) {
        to.floor(Math.max(to.floor(), head - old.largeRetentionMillis - 1));
      }
    }
    EntityWriter.store(header, at, to);
  }

  private void moveRings(
      StreamLayout old, StreamLayout layout, long rings, UnsafeBuffer header, int at) {
    long oldRings = header.getLong(at + EntityTable.RINGS);
    slab.buffer(rings)
        .putBytes(
            BlockSlab.offset(rings),
            slab.buffer(oldRings),
            BlockSlab.offset(oldRings),
            old.ringBytes);
    slab.free(oldRings, old.ringBytes);
    header.putLong(at + EntityTable.RINGS, rings);
    long head = header.getLong(at + EntityTable.HEAD);
    if (header.getLong(at + EntityTable.RAW) == 0) {
      large.wrap(layout, rings).reset(old.rings.length, head + 1);
      large.recount(old.rings.length, head);
    } else {
      long since = Math.max(to.floor() + 1, head - old.largeRetentionMillis);
      filler.fill(layout, rings, old.rings.length, to, head, since);
    }
  }

  /** Says that an event of that time could not be kept. */
  void spoil(Stream stream, UnsafeBuffer header, int at, long timeMillis) {
    StreamLayout old = layoutOf(stream, header, at);
    if (header.getLong(at + EntityTable.RAW) != 0) {
      EntityWriter.load(from, old, header, at);
      from.floor(Math.max(from.floor(), timeMillis));
    }
    long rings = header.getLong(at + EntityTable.RINGS);
    if (rings != 0) {
      large.wrap(old, rings).spoil(timeMillis + 1);
    }
  }
}
