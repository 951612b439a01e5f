package io.verdict.features.velocity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the state of a store to a file. All entities must be of the newest layouts.
 *
 * <pre>
 * magic | journal position | latest, known since, last refused | key epoch, rotating since
 * backlog: from, needed from, latest, events
 * layouts, as text, and again to be read
 * count of pairs | key, next key of each
 * count of ids   | hash, time of each
 * count of entities | each: stream u16, has rings u16, key, head, floor, capacity, count,
 *                     raw events oldest first, rings
 * CRC32C
 * </pre>
 */
final class SnapshotWriter {
  private static final int HEAD_BYTES = 64 + Backlog.BYTES;

  private final SlabMemory memory;
  private final List<Stream> streams;
  private final RawEvents raw;

  SnapshotWriter(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
    this.raw = new RawEvents(memory.slab);
  }

  void write(Path file, long sequence, String layouts) throws IOException {
    try (SnapshotFile out = new SnapshotFile(file)) {
      byte[] text = layouts.getBytes(StandardCharsets.UTF_8);
      StoreTimes times = memory.times;
      ByteBuffer head = out.room(HEAD_BYTES + text.length);
      head.putLong(SnapshotFile.MAGIC).putLong(sequence);
      head.putLong(times.latestMillis);
      head.putLong(times.knownSinceMillis);
      head.putLong(times.lastRefusedMillis);
      head.putInt(times.keyEpoch).putLong(times.rotatingSinceMillis);
      memory.backlog.write(head);
      head.putInt(text.length).put(text);
      SnapshotStream.write(streams, out);
      writePairs(out);
      writeIds(out);
      out.room(Integer.BYTES).putInt(memory.index.size());
      memory.forEach(entity -> writeUnchecked(out, entity));
      out.commit();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private void writePairs(SnapshotFile out) throws IOException {
    out.room(Integer.BYTES).putInt(memory.pairs.size());
    memory.pairs.<IOException>forEach(
        (high, low, nextHigh, nextLow) ->
            out.room(4 * Long.BYTES).putLong(high).putLong(low).putLong(nextHigh).putLong(nextLow));
  }

  private void writeIds(SnapshotFile out) throws IOException {
    out.room(Integer.BYTES).putInt(memory.ids.size());
    UnsafeBuffer slots = memory.ids.slots();
    for (int at = 0; at < slots.capacity(); at += EventIds.SLOT_BYTES) {
      if (slots.getLong(at) != 0) {
        out.room(EventIds.SLOT_BYTES)
            .putLong(slots.getLong(at))
            .putLong(slots.getLong(at + Long.BYTES));
      }
    }
  }

  private void writeUnchecked(SnapshotFile out, int entity) {
    try {
      write(out, entity);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(SnapshotFile out, int entity) throws IOException {
    UnsafeBuffer header = memory.header(entity);
    int at = EntityTable.offset(entity);
    int number = header.getShort(at + EntityTable.STREAM) & 0xFFFF;
    StreamLayout layout = streams.get(number).newest();
    long rings = header.getLong(at + EntityTable.RINGS);
    boolean hasRaw = header.getLong(at + EntityTable.RAW) != 0;
    if (hasRaw) {
      EntityWriter.load(raw, layout, header, at);
    }
    ByteBuffer buffer = out.room(64);
    buffer.putShort((short) number).putShort((short) (rings == 0 ? 0 : 1));
    buffer.putLong(header.getLong(at + EntityTable.KEY_HIGH));
    buffer.putLong(header.getLong(at + EntityTable.KEY_LOW));
    buffer.putLong(header.getLong(at + EntityTable.HEAD));
    buffer.putLong(hasRaw ? raw.floor() : 0);
    buffer.putInt(hasRaw ? raw.capacity() : 0).putInt(hasRaw ? raw.count() : 0);
    for (int i = 0; hasRaw && i < raw.count(); i++) {
      raw.buffer().getBytes(raw.at(i), out.room(layout.recordBytes), layout.recordBytes);
    }
    if (rings != 0) {
      writeRings(out, rings, layout.ringBytes);
    }
  }

  private void writeRings(SnapshotFile out, long rings, int bytes) throws IOException {
    UnsafeBuffer buffer = memory.slab.buffer(rings);
    int from = BlockSlab.offset(rings);
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, SnapshotFile.largestRoom());
      buffer.getBytes(from + done, out.room(part), part);
      done += part;
    }
  }
}
