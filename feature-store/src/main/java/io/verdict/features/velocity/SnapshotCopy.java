package io.verdict.features.velocity;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Copies a store's entities as they are at one moment, a few in each turn, while events go on
 * between the turns: before an event changes an entity that was not copied yet, the entity is
 * copied.
 *
 * <p>The ids of events and the pairs of a rotation are copied as they are when their turn comes, so
 * that later ones may be among them: the log holds what belongs to them, and is forced before the
 * snapshot gets its name.
 *
 * <p><b>Thread safety</b>: within the store's guard.
 */
final class SnapshotCopy {
  /** Stream number after the last entity. */
  static final int END = EntityTable.NO_STREAM;

  private static final int TURN_BYTES = 1 << 16;
  private static final int TURN_ENTITIES = 512;
  private static final int TURN_SLOTS = 1 << 13;

  final SnapshotChunks chunks = new SnapshotChunks();
  private final SlabMemory memory;
  private final List<Stream> streams;
  private final RawEvents raw;
  private final int end;
  private final BitSet isDone;
  private int next;
  private boolean isOutOfMemory;
  private UnsafeBuffer walked;
  private int walkedTo;

  /** Takes the present moment. */
  SnapshotCopy(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
    this.raw = new RawEvents(memory.slab);
    this.end = memory.entities.used();
    this.isDone = new BitSet(end);
  }

  /** Before an entity is changed or forgotten. */
  void beforeChange(int entity) {
    if (entity >= next && entity < end && !isDone.get(entity)) {
      copy(entity);
      isDone.set(entity);
    }
  }

  /** When an entity is made, which did not exist at the moment. */
  void made(int entity) {
    if (entity < end) {
      isDone.set(entity);
    }
  }

  /** Whether so much waits for the file that events should, too. */
  boolean isBehind() {
    return chunks.isFull();
  }

  /** Copies some entities; whether all are copied. */
  boolean copyEntities() {
    int last = Math.min(end, next + TURN_ENTITIES);
    while (next < last && chunks.sizeBytes() < TURN_BYTES) {
      if (!isDone.get(next)) {
        copy(next);
      }
      next++;
    }
    if (isOutOfMemory) {
      throw new IllegalStateException(
          "no memory to bring entities to a new layout\n  raise maxBytes");
    }
    if (next == end) {
      chunks.room(Short.BYTES).putShort((short) END);
    }
    return next == end;
  }

  /** Copies some ids of events; whether all are copied. */
  boolean copyIds() {
    UnsafeBuffer slots = memory.ids.slots();
    int last = walk(slots, EventIds.SLOT_BYTES);
    for (; walkedTo < last; walkedTo += EventIds.SLOT_BYTES) {
      if (slots.getLong(walkedTo) != 0) {
        chunks
            .room(EventIds.SLOT_BYTES)
            .putLong(slots.getLong(walkedTo))
            .putLong(slots.getLong(walkedTo + Long.BYTES));
      }
    }
    return ends(slots, EventIds.SLOT_BYTES);
  }

  /** Copies some pairs of a rotation; whether all are copied. */
  boolean copyPairs() {
    UnsafeBuffer slots = memory.pairs.slots();
    if (slots == null) {
      chunks.room(KeyPairs.SLOT_BYTES).put(new byte[KeyPairs.SLOT_BYTES]);
      return true;
    }
    int last = walk(slots, KeyPairs.SLOT_BYTES);
    for (; walkedTo < last; walkedTo += KeyPairs.SLOT_BYTES) {
      if (!KeyPairs.isFree(slots, walkedTo)) {
        slots.getBytes(walkedTo, chunks.room(KeyPairs.SLOT_BYTES), KeyPairs.SLOT_BYTES);
      }
    }
    return ends(slots, KeyPairs.SLOT_BYTES);
  }

  /** Where this turn of a walk over a table ends; it starts again when the table was replaced. */
  @SuppressWarnings("ReferenceEquality") // the very buffer: equal bytes elsewhere are another table
  private int walk(UnsafeBuffer slots, int slotBytes) {
    if (walked != slots) {
      walked = slots;
      walkedTo = 0;
    }
    return Math.min(slots.capacity(), walkedTo + TURN_SLOTS * slotBytes);
  }

  /** Ends a walk with an empty slot. */
  private boolean ends(UnsafeBuffer slots, int slotBytes) {
    boolean isEnd = walkedTo >= slots.capacity();
    if (isEnd) {
      chunks.room(slotBytes).put(new byte[slotBytes]);
      walked = null;
    }
    return isEnd;
  }

  private void copy(int entity) {
    UnsafeBuffer header = memory.header(entity);
    int at = EntityTable.offset(entity);
    int number = header.getShort(at + EntityTable.STREAM) & 0xFFFF;
    if (number == EntityTable.NO_STREAM) {
      return;
    }
    Stream stream = streams.get(number);
    if (memory.writer.bring(stream, entity)) {
      copy(header, at, stream.newest());
    } else {
      isOutOfMemory = true;
    }
  }

  private void copy(UnsafeBuffer header, int at, StreamLayout layout) {
    long rings = header.getLong(at + EntityTable.RINGS);
    boolean hasRaw = header.getLong(at + EntityTable.RAW) != 0;
    if (hasRaw) {
      EntityWriter.load(raw, layout, header, at);
    }
    ByteBuffer buffer = chunks.room(64);
    buffer.putShort(header.getShort(at + EntityTable.STREAM));
    buffer.putShort((short) (rings == 0 ? 0 : 1));
    buffer.putLong(header.getLong(at + EntityTable.KEY_HIGH));
    buffer.putLong(header.getLong(at + EntityTable.KEY_LOW));
    buffer.putLong(header.getLong(at + EntityTable.HEAD));
    buffer.putLong(hasRaw ? raw.floor() : 0);
    buffer.putInt(hasRaw ? raw.capacity() : 0).putInt(hasRaw ? raw.count() : 0);
    for (int i = 0; hasRaw && i < raw.count(); i++) {
      raw.buffer().getBytes(raw.at(i), chunks.room(layout.recordBytes), layout.recordBytes);
    }
    if (rings != 0) {
      copyRings(rings, layout.ringBytes);
    }
  }

  private void copyRings(long rings, int bytes) {
    UnsafeBuffer buffer = memory.slab.buffer(rings);
    int from = BlockSlab.offset(rings);
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, SnapshotChunks.CHUNK_BYTES);
      buffer.getBytes(from + done, chunks.room(part), part);
      done += part;
    }
  }
}
