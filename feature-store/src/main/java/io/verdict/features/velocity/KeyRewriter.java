package io.verdict.features.velocity;

import io.verdict.engine.schema.Kind;
import java.util.List;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Carries a {@link KeyChange} through all entities: their own keys and those among the values of
 * their events and tables. What is removed is overwritten, not only forgotten.
 *
 * <p><b>Thread safety</b>: the writer's, with each entity under its sequence lock.
 */
final class KeyRewriter {
  private final SlabMemory memory;
  private final List<Stream> streams;
  private final RawEvents raw;
  private final LatestValues latest;
  private final long[] key = new long[2];

  /** Entities that went. */
  long removed;

  /** Entities that stayed. */
  long kept;

  KeyRewriter(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
    this.raw = new RawEvents(memory.slab);
    this.latest = new LatestValues(memory.slab);
  }

  void rewrite(KeyChange change) {
    IntArrayList all = new IntArrayList(Math.max(memory.index.size(), 1), -1);
    memory.forEach(all::addInt);
    all.forEachInt(entity -> rewrite(change, entity));
  }

  private void rewrite(KeyChange change, int entity) {
    UnsafeBuffer header = memory.header(entity);
    int at = EntityTable.offset(entity);
    Stream stream = streams.get(header.getShort(at + EntityTable.STREAM) & 0xFFFF);
    long high = header.getLong(at + EntityTable.KEY_HIGH);
    long low = header.getLong(at + EntityTable.KEY_LOW);
    if (!change.entity(high, low, key)) {
      memory.writer.erase(stream, entity);
      removed++;
      return;
    }
    change.begin(key[0], key[1]);
    boolean isRenamed = key[0] != high || key[1] != low;
    EntityWriter.beginWrite(header, at);
    try {
      values(change, stream, header, at);
      if (isRenamed) {
        memory.index.remove(entity);
        header.putLong(at + EntityTable.KEY_HIGH, key[0]);
        header.putLong(at + EntityTable.KEY_LOW, key[1]);
        if (!memory.index.add(Hashes.entity(stream.id, key[0], key[1]), entity)) {
          throw new IllegalStateException("an index that gave up an entity has no room for it");
        }
      }
    } finally {
      EntityWriter.endWrite(header, at);
    }
    kept++;
  }

  private void values(KeyChange change, Stream stream, UnsafeBuffer header, int at) {
    StreamLayout layout = stream.layout(header.getShort(at + EntityTable.LAYOUT) & 0xFFFF);
    long rings = header.getLong(at + EntityTable.RINGS);
    for (int column = 0; column < layout.columns; column++) {
      if (stream.columns().get(column).field().type().kind() != Kind.KEY) {
        continue;
      }
      if (header.getLong(at + EntityTable.RAW) != 0) {
        EntityWriter.load(raw, layout, header, at).rewrite(column, change);
      }
      for (int i = 0; rings != 0 && i < layout.rings.length; i++) {
        Ring ring = layout.rings[i];
        if (ring.aggregate() == Aggregate.DISTINCT && ring.column() == column) {
          latest.wrap(layout, rings, i).rewrite(change);
        }
      }
    }
  }
}
