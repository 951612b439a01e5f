package io.verdict.features.velocity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads a file of {@link SnapshotWriter} into an empty store. */
final class SnapshotReader {
  private static final int HEAD_BYTES = 5 * Long.BYTES + 2 * Integer.BYTES + Backlog.BYTES;

  private static final int FIXED_BYTES = 42; // of an entity after its stream

  private final SlabMemory memory;
  private final List<Stream> streams;
  private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[BlockSlab.MAX_BLOCK_BYTES]);

  SnapshotReader(SlabMemory memory, List<Stream> streams) {
    this.memory = memory;
    this.streams = streams;
  }

  /**
   * Restores a snapshot.
   *
   * @param isMapped whether one of other windows is brought to those of the store, because the log
   *     before it is gone
   * @return the journal position that it was taken at, or -1 when the file is not whole or of other
   *     layouts; the store is untouched then
   * @throws IllegalStateException if the store has less memory than the snapshot needs
   */
  long read(Path file, String layouts, boolean isMapped) throws IOException {
    try (SnapshotBytes in = SnapshotBytes.openWhole(file)) {
      if (in == null || in.take(Long.BYTES).getLong() != SnapshotFile.MAGIC) {
        return -1;
      }
      ByteBuffer head = in.take(HEAD_BYTES);
      long sequence = head.getLong();
      long latest = head.getLong();
      long knownSince = head.getLong();
      long refused = head.getLong();
      int epoch = head.getInt();
      long rotating = head.getLong();
      Backlog pending = new Backlog();
      pending.read(head);
      byte[] text = new byte[head.getInt()];
      in.take(text.length).get(text);
      boolean isSame = layouts.equals(new String(text, StandardCharsets.UTF_8));
      if (!isSame && !isMapped) {
        return -1;
      }
      List<SnapshotStream> sources = SnapshotStream.read(in);
      SnapshotMapping[] mappings = mappings(sources, isSame, latest);
      for (int stream = stream(in); stream != SnapshotCopy.END; stream = stream(in)) {
        if (isSame) {
          readEntity(in, stream);
        } else {
          readMapped(in, sources.get(stream), mappings[stream]);
        }
      }
      readPairs(in);
      readIds(in, latest - memory.options.latenessMillis());
      StoreTimes times = memory.times;
      memory.backlog.restore(pending);
      times.latestMillis = latest;
      times.knownSinceMillis = knownSince;
      times.lastRefusedMillis = refused;
      times.keyEpoch = epoch;
      times.rotatingSinceMillis = rotating;
      return sequence;
    }
  }

  /**
   * What the head of a snapshot tells.
   *
   * @param position place in the log at which it was taken
   * @param neededPosition place in the log from which opening with it reads
   * @param latestMillis time of the latest event
   * @param keyEpoch rotations of the host's key
   * @param layouts what is kept of all events, as text
   */
  record Head(
      long position, long neededPosition, long latestMillis, int keyEpoch, String layouts) {}

  /** Reads the head of a snapshot whose checksum holds; null when it does not. */
  static Head head(Path file) throws IOException {
    try (SnapshotBytes in = SnapshotBytes.openWhole(file)) {
      if (in == null || in.take(Long.BYTES).getLong() != SnapshotFile.MAGIC) {
        return null;
      }
      ByteBuffer head = in.take(HEAD_BYTES);
      long position = head.getLong();
      long latest = head.getLong();
      head.getLong();
      head.getLong();
      int epoch = head.getInt();
      head.getLong();
      Backlog pending = new Backlog();
      pending.read(head);
      byte[] text = new byte[head.getInt()];
      in.take(text.length).get(text);
      String layouts = new String(text, StandardCharsets.UTF_8);
      long needed = pending.isEmpty() ? position + 1 : pending.neededPosition();
      return new Head(position, needed, latest, epoch, layouts);
    }
  }

  /** How each stream of the snapshot is brought to the store's; null where it is not. */
  private SnapshotMapping[] mappings(List<SnapshotStream> sources, boolean isSame, long latest) {
    SnapshotMapping[] mappings = new SnapshotMapping[sources.size()];
    if (isSame) {
      return mappings;
    }
    SnapshotMapping.unknown(streams, latest);
    for (int i = 0; i < mappings.length; i++) {
      Stream target = sources.get(i).target(streams);
      if (target != null) {
        mappings[i] = new SnapshotMapping(sources.get(i), target, memory.slab);
        target.restored(mappings[i].restored(latest));
      }
    }
    return mappings;
  }

  private static int stream(SnapshotBytes in) throws IOException {
    return in.take(Short.BYTES).getShort() & 0xFFFF;
  }

  private void readPairs(SnapshotBytes in) throws IOException {
    while (true) {
      ByteBuffer pair = in.take(KeyPairs.SLOT_BYTES);
      long high = pair.getLong();
      long low = pair.getLong();
      long nextHigh = pair.getLong();
      long nextLow = pair.getLong();
      if (nextHigh == 0 && nextLow == 0) {
        return;
      }
      requireRoom(memory.pairs.add(high, low, nextHigh, nextLow));
    }
  }

  private void readIds(SnapshotBytes in, long oldestMillis) throws IOException {
    while (true) {
      ByteBuffer id = in.take(EventIds.SLOT_BYTES);
      long hash = id.getLong();
      long time = id.getLong();
      if (hash == 0) {
        return;
      }
      requireRoom(memory.ids.restore(hash, time, oldestMillis));
    }
  }

  private static void requireRoom(boolean isThere) {
    if (!isThere) {
      throw new IllegalStateException(
          "the snapshot needs more memory than the store has\n  raise maxBytes");
    }
  }

  private void readEntity(SnapshotBytes in, int stream) throws IOException {
    ByteBuffer fixed = in.take(FIXED_BYTES);
    boolean hasRings = fixed.getShort() != 0;
    long high = fixed.getLong();
    long low = fixed.getLong();
    long head = fixed.getLong();
    long floor = fixed.getLong();
    int capacity = fixed.getInt();
    int count = fixed.getInt();
    StreamLayout layout = streams.get(stream).newest();
    int entity = memory.entities.allocate();
    requireRoom(entity >= 0);
    long raw = capacity == 0 ? 0 : memory.slab.allocate(layout.rawBytes(capacity));
    long rings = hasRings ? memory.slab.allocate(layout.ringBytes) : 0;
    requireRoom((capacity == 0 || raw != 0) && (!hasRings || rings != 0));
    UnsafeBuffer header = memory.header(entity);
    int at = EntityTable.offset(entity);
    header.putLong(at + EntityTable.KEY_HIGH, high);
    header.putLong(at + EntityTable.KEY_LOW, low);
    header.putLong(at + EntityTable.HEAD, head);
    header.putLong(at + EntityTable.RAW, raw);
    header.putLong(at + EntityTable.RINGS, rings);
    header.putShort(at + EntityTable.STREAM, (short) stream);
    header.putShort(at + EntityTable.LAYOUT, (short) layout.generation);
    header.putInt(at + EntityTable.CAPACITY, capacity);
    header.putInt(at + EntityTable.START, 0);
    header.putInt(at + EntityTable.COUNT, count);
    if (raw != 0) {
      memory.slab.buffer(raw).putLong(BlockSlab.offset(raw), floor);
      fill(in, raw, StreamLayout.RAW_PREFIX_BYTES, count * layout.recordBytes);
    }
    if (hasRings) {
      fill(in, rings, 0, layout.ringBytes);
    }
    requireRoom(memory.index.add(Hashes.entity(stream, high, low), entity));
  }

  /** Reads an entity of other windows: brought to those of the store, or left out. */
  private void readMapped(SnapshotBytes in, SnapshotStream source, SnapshotMapping mapping)
      throws IOException {
    ByteBuffer fixed = in.take(FIXED_BYTES);
    boolean hasRings = fixed.getShort() != 0;
    long high = fixed.getLong();
    long low = fixed.getLong();
    long head = fixed.getLong();
    long floor = fixed.getLong();
    int capacity = fixed.getInt();
    int count = fixed.getInt();
    StreamLayout from = source.layout();
    if (mapping == null) {
      copy(in, scratch, 0, count * from.recordBytes);
      copy(in, scratch, 0, hasRings ? from.ringBytes : 0);
      return;
    }
    StreamLayout to = mapping.stream().newest();
    boolean isLarge = hasRings && to.hasRings();
    boolean hasRaw = !isLarge || to.keepsRawWhenLarge();
    int itsCapacity = hasRaw ? Math.max(capacity, memory.options.smallCapacity()) : 0;
    int entity = memory.entities.allocate();
    long raw = hasRaw ? memory.slab.allocate(to.rawBytes(itsCapacity)) : 0;
    long rings = isLarge ? memory.slab.allocate(to.ringBytes) : 0;
    requireRoom(entity >= 0 && (!hasRaw || raw != 0) && (!isLarge || rings != 0));
    if (hasRaw) {
      mapping.begin(raw, itsCapacity, capacity == 0 ? head : floor);
    }
    for (int i = 0; i < count; i++) {
      copy(in, scratch, 0, from.recordBytes);
      if (hasRaw) {
        mapping.add(scratch);
      }
    }
    if (hasRings) {
      copy(in, scratch, 0, from.ringBytes);
    }
    if (isLarge) {
      mapping.rings(rings, scratch, head, hasRaw && capacity != 0);
    }
    UnsafeBuffer header = memory.header(entity);
    int at = EntityTable.offset(entity);
    header.putLong(at + EntityTable.KEY_HIGH, high);
    header.putLong(at + EntityTable.KEY_LOW, low);
    header.putLong(at + EntityTable.HEAD, head);
    header.putLong(at + EntityTable.RAW, raw);
    header.putLong(at + EntityTable.RINGS, rings);
    header.putShort(at + EntityTable.STREAM, (short) mapping.stream().id);
    header.putShort(at + EntityTable.LAYOUT, (short) to.generation);
    header.putInt(at + EntityTable.CAPACITY, itsCapacity);
    header.putInt(at + EntityTable.START, 0);
    header.putInt(at + EntityTable.COUNT, hasRaw ? count : 0);
    requireRoom(memory.index.add(Hashes.entity(mapping.stream().id, high, low), entity));
  }

  private static void copy(SnapshotBytes in, UnsafeBuffer into, int offset, int bytes)
      throws IOException {
    for (int done = 0; done < bytes; ) {
      int part = Math.min(bytes - done, 1 << 16);
      into.putBytes(offset + done, in.take(part), part);
      done += part;
    }
  }

  private void fill(SnapshotBytes in, long block, int from, int bytes) throws IOException {
    UnsafeBuffer buffer = memory.slab.buffer(block);
    int offset = BlockSlab.offset(block) + from;
    copy(in, buffer, offset, bytes);
  }
}
