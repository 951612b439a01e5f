package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import java.lang.invoke.VarHandle;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Adds an event to an entity: finds or makes its header, keeps the raw event, promotes the entity
 * when it outgrows its block, and counts the event in the tiles of a large one.
 *
 * <p>Small entities have one block of raw events that serves every window. An entity with more live
 * events than {@link StoreOptions#ringThreshold()} is large: tiles serve its windows, and raw
 * events stay only for exact windows and distinct counts. Since windows are defined by tiles for
 * both, the size of an entity never shows in a value.
 *
 * <p><b>Thread safety</b>: the writer's. <b>Allocation</b>: none but for further regions.
 */
final class EntityWriter {
  private final EntityTable entities;
  private final EntityIndex index;
  private final BlockSlab slab;
  private final StoreOptions options;
  private final SlabMemory memory;
  private final StoreCounts counts;
  private final RawEvents raw;
  private final RawEvents grown;
  private final LargeEntity large;
  private final RingFiller filler;
  private final EntityMigration migration;
  private final IntArrayList made = new IntArrayList();
  private SnapshotCopy copy;

  EntityWriter(SlabMemory memory) {
    this.memory = memory;
    this.entities = memory.entities;
    this.index = memory.index;
    this.slab = memory.slab;
    this.options = memory.options;
    this.counts = memory.counts;
    this.raw = new RawEvents(slab);
    this.grown = new RawEvents(slab);
    this.large = new LargeEntity(slab);
    this.filler = new RingFiller(slab);
    this.migration = new EntityMigration(slab, filler, options);
  }

  /**
   * Adds the event in a record to the entity that it names, if it names one.
   *
   * @param values scratch
   * @return false when memory had no room for a new entity
   */
  boolean add(StreamBinding binding, Record record, long timeMillis, long[] values) {
    int slot = binding.entitySlot;
    if (!record.isPresent(slot)) {
      return true;
    }
    long flags = binding.read(record, values);
    Stream stream = binding.stream;
    StreamLayout layout = stream.newest();
    long keyHigh = record.keyHigh(slot);
    long keyLow = record.keyLow(slot);
    int entity = index.find(stream.id, keyHigh, keyLow);
    if (entity < 0) {
      boolean isTaken = memory.takesNewEntities();
      entity = isTaken ? create(stream, layout, keyHigh, keyLow, timeMillis) : -1;
      if (entity < 0) {
        return false;
      }
    }
    beforeChange(entity);
    UnsafeBuffer header = entities.buffer(entity);
    int at = EntityTable.offset(entity);
    beginWrite(header, at);
    try {
      if (migration.bring(stream, layout, header, at)) {
        add(layout, header, at, timeMillis, flags, values);
      } else {
        migration.spoil(stream, header, at, timeMillis);
      }
    } finally {
      endWrite(header, at);
    }
    return true;
  }

  /** Makes the entities that an event names and that are not there: all, or none and false. */
  boolean makeEntities(EventBinding binding, Record record, long timeMillis) {
    made.clear();
    for (StreamBinding stream : binding.streams) {
      int slot = stream.entitySlot;
      boolean isThere =
          !record.isPresent(slot)
              || index.find(stream.stream.id, record.keyHigh(slot), record.keyLow(slot)) >= 0;
      if (!isThere && !make(stream, record, timeMillis)) {
        forgetMade(binding);
        return false;
      }
    }
    return true;
  }

  private void forgetMade(EventBinding binding) {
    for (int i = 0; i < made.size(); i++) {
      int entity = made.getInt(i);
      int number =
          entities.buffer(entity).getShort(EntityTable.offset(entity) + EntityTable.STREAM);
      for (StreamBinding stream : binding.streams) {
        if (stream.stream.id == (number & 0xFFFF)) {
          forget(stream.stream, entity);
          break;
        }
      }
    }
  }

  private boolean make(StreamBinding binding, Record record, long timeMillis) {
    Stream stream = binding.stream;
    long high = record.keyHigh(binding.entitySlot);
    long low = record.keyLow(binding.entitySlot);
    int entity = memory.isBelowHigh() ? create(stream, stream.newest(), high, low, timeMillis) : -1;
    if (entity >= 0) {
      made.addInt(entity);
    }
    return entity >= 0;
  }

  private void add(
      StreamLayout layout,
      UnsafeBuffer header,
      int at,
      long timeMillis,
      long flags,
      long[] values) {
    long head = header.getLong(at + EntityTable.HEAD);
    if (header.getLong(at + EntityTable.RAW) != 0) {
      keep(layout, header, at, timeMillis, flags, values);
    }
    if (header.getLong(at + EntityTable.RINGS) != 0) {
      count(layout, header, at, timeMillis, flags, values);
    }
    header.putLong(at + EntityTable.HEAD, Math.max(head, timeMillis));
    if (isOutgrown(layout, header, at)) {
      promote(layout, header, at);
    }
  }

  /** From now on entities are copied before they change; null ends that. */
  void copyTo(SnapshotCopy itsCopy) {
    copy = itsCopy;
  }

  /** Whether events must wait until a snapshot has written what was copied. */
  boolean isCopyBehind() {
    return copy != null && copy.isBehind();
  }

  /** Brings an entity to the newest layout; false when memory has no room for it. */
  boolean bring(Stream stream, int entity) {
    UnsafeBuffer header = entities.buffer(entity);
    int at = EntityTable.offset(entity);
    if ((header.getShort(at + EntityTable.LAYOUT) & 0xFFFF) == stream.newest().generation) {
      return true;
    }
    beginWrite(header, at);
    try {
      return migration.bring(stream, stream.newest(), header, at);
    } finally {
      endWrite(header, at);
    }
  }

  /** Forgets an entity and overwrites what was kept of it. */
  void erase(Stream stream, int entity) {
    forget(stream, entity, true);
  }

  /** Forgets an entity. */
  void forget(Stream stream, int entity) {
    forget(stream, entity, false);
  }

  private void beforeChange(int entity) {
    if (copy != null) {
      copy.beforeChange(entity);
    }
  }

  private void forget(Stream stream, int entity, boolean isErased) {
    beforeChange(entity);
    UnsafeBuffer header = entities.buffer(entity);
    int at = EntityTable.offset(entity);
    StreamLayout layout = stream.layout(header.getShort(at + EntityTable.LAYOUT) & 0xFFFF);
    beginWrite(header, at);
    try {
      index.remove(entity);
      long block = header.getLong(at + EntityTable.RAW);
      if (block != 0) {
        int bytes = layout.rawBytes(header.getInt(at + EntityTable.CAPACITY));
        free(block, bytes, isErased);
      }
      long rings = header.getLong(at + EntityTable.RINGS);
      if (rings != 0) {
        free(rings, layout.ringBytes, isErased);
      }
      if (isErased) {
        header.putLong(at + EntityTable.KEY_HIGH, 0);
        header.putLong(at + EntityTable.KEY_LOW, 0);
      }
      entities.free(entity);
    } finally {
      endWrite(header, at);
    }
  }

  private void free(long block, int bytes, boolean isErased) {
    if (isErased) {
      slab.buffer(block).setMemory(BlockSlab.offset(block), bytes, (byte) 0);
    }
    slab.free(block, bytes);
  }

  static void beginWrite(UnsafeBuffer header, int at) {
    header.putLongOrdered(at + EntityTable.VERSION, header.getLong(at + EntityTable.VERSION) + 1);
    VarHandle.storeStoreFence();
  }

  static void endWrite(UnsafeBuffer header, int at) {
    header.putLongOrdered(at + EntityTable.VERSION, header.getLong(at + EntityTable.VERSION) + 1);
  }

  private int create(
      Stream stream, StreamLayout layout, long keyHigh, long keyLow, long timeMillis) {
    int entity = entities.allocate();
    if (entity < 0) {
      return -1;
    }
    int capacity = options.smallCapacity();
    long block = slab.allocate(layout.rawBytes(capacity));
    if (block == 0) {
      entities.free(entity);
      return -1;
    }
    raw.wrap(layout, block, capacity, 0, 0).floor(memory.times.lastRefusedMillis);
    UnsafeBuffer header = entities.buffer(entity);
    int at = EntityTable.offset(entity);
    beginWrite(header, at);
    header.putLong(at + EntityTable.KEY_HIGH, keyHigh);
    header.putLong(at + EntityTable.KEY_LOW, keyLow);
    header.putLong(at + EntityTable.HEAD, timeMillis);
    header.putLong(at + EntityTable.RINGS, 0);
    header.putShort(at + EntityTable.STREAM, (short) stream.id);
    header.putShort(at + EntityTable.LAYOUT, (short) layout.generation);
    store(header, at, raw);
    endWrite(header, at);
    if (!index.add(Hashes.entity(stream.id, keyHigh, keyLow), entity)) {
      slab.free(block, layout.rawBytes(capacity));
      entities.free(entity);
      return -1;
    }
    if (copy != null) {
      copy.made(entity);
    }
    return entity;
  }

  static void store(UnsafeBuffer header, int at, RawEvents events) {
    header.putLong(at + EntityTable.RAW, events.address());
    header.putInt(at + EntityTable.CAPACITY, events.capacity());
    header.putInt(at + EntityTable.START, events.start());
    header.putInt(at + EntityTable.COUNT, events.count());
  }

  static RawEvents load(RawEvents events, StreamLayout layout, UnsafeBuffer header, int at) {
    return events.wrap(
        layout,
        header.getLong(at + EntityTable.RAW),
        header.getInt(at + EntityTable.CAPACITY),
        header.getInt(at + EntityTable.START),
        header.getInt(at + EntityTable.COUNT));
  }

  private void keep(
      StreamLayout layout,
      UnsafeBuffer header,
      int at,
      long timeMillis,
      long flags,
      long[] values) {
    load(raw, layout, header, at);
    boolean isLarge = header.getLong(at + EntityTable.RINGS) != 0;
    long retention = isLarge ? layout.largeRetentionMillis : layout.retentionMillis;
    long limit = Math.max(header.getLong(at + EntityTable.HEAD), timeMillis) - retention;
    raw.dropBefore(limit);
    if (timeMillis >= limit) {
      if (raw.count() == raw.capacity()) {
        grow(layout);
      }
      if (raw.count() == raw.capacity()) {
        makeRoom(timeMillis);
      }
      if (raw.count() < raw.capacity()) {
        raw.insert(timeMillis, flags, values, layout.columns);
      }
    }
    store(header, at, raw);
  }

  /** Drops the oldest event of a full block that cannot grow; the new one may be the oldest. */
  private void makeRoom(long timeMillis) {
    counts.add(StoreCounts.TRUNCATED);
    if (timeMillis < raw.time(0)) {
      raw.floor(Math.max(raw.floor(), timeMillis));
    } else {
      raw.dropOldest();
    }
  }

  /** Moves the raw events to a larger block, if there may and can be one. */
  private void grow(StreamLayout layout) {
    int capacity = options.nextCapacity(raw.capacity());
    long block = capacity > raw.capacity() ? slab.allocate(layout.rawBytes(capacity)) : 0;
    if (block != 0) {
      grown.wrap(layout, block, capacity, 0, 0).copyFrom(raw);
      slab.free(raw.address(), layout.rawBytes(raw.capacity()));
      raw.wrap(layout, block, capacity, 0, grown.count());
    }
  }

  private void count(
      StreamLayout layout,
      UnsafeBuffer header,
      int at,
      long timeMillis,
      long flags,
      long[] values) {
    long head = header.getLong(at + EntityTable.HEAD);
    large.wrap(layout, header.getLong(at + EntityTable.RINGS));
    if (timeMillis > head) {
      large.advance(head, timeMillis);
    }
    large.add(0, Math.max(head, timeMillis), timeMillis, flags, values);
  }

  private boolean isOutgrown(StreamLayout layout, UnsafeBuffer header, int at) {
    return layout.hasRings()
        && header.getLong(at + EntityTable.RINGS) == 0
        && header.getInt(at + EntityTable.COUNT) > options.ringThreshold();
  }

  /** Makes an entity large; when memory has no room it stays as it is. */
  private void promote(StreamLayout layout, UnsafeBuffer header, int at) {
    long rings = slab.allocate(layout.ringBytes);
    if (rings == 0) {
      return;
    }
    load(raw, layout, header, at);
    long since = raw.floor() == Long.MIN_VALUE ? Long.MIN_VALUE : raw.floor() + 1;
    filler.fill(layout, rings, 0, raw, header.getLong(at + EntityTable.HEAD), since);
    header.putLong(at + EntityTable.RINGS, rings);
    if (layout.keepsRawWhenLarge()) {
      raw.dropBefore(header.getLong(at + EntityTable.HEAD) - layout.largeRetentionMillis);
      store(header, at, raw);
    } else {
      slab.free(raw.address(), layout.rawBytes(raw.capacity()));
      header.putLong(at + EntityTable.RAW, 0);
      header.putInt(at + EntityTable.COUNT, 0);
    }
  }
}
