package io.verdict.features.velocity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Writes the state of a store at one moment to a file. Events go on meanwhile: the state is copied
 * in short turns of the writer, and written between them.
 *
 * <pre>
 * magic | journal position | latest, known since, last refused | key epoch, rotating since
 * backlog: from, needed from, latest, events
 * layouts, as text, and again to be read
 * entities: stream u16, has rings u16, key, head, floor, capacity, count,
 *           raw events oldest first, rings; stream FFFF ends them
 * pairs: key, next key of each; zeros end them
 * ids: hash, time of each; zeros end them
 * CRC32C
 * </pre>
 */
final class SnapshotWriter {
  private static final int HEAD_BYTES = 64 + Backlog.BYTES;

  private final SlabMemory memory;
  private final List<Stream> streams;
  private final Turns turns;

  /** How the state is read in turns with events. */
  interface Turns {
    /** Waits for the turn. */
    void begin();

    /** Ends the turn and lets others have one. */
    void end();

    /** No turns: the caller has the writer's. */
    Turns WITHIN =
        new Turns() {
          @Override
          public void begin() {
            // the caller has it
          }

          @Override
          public void end() {
            // the caller keeps it
          }
        };
  }

  SnapshotWriter(SlabMemory memory, List<Stream> streams, Turns turns) {
    this.memory = memory;
    this.streams = streams;
    this.turns = turns;
  }

  /**
   * Begins a copy of the present moment; within a turn.
   *
   * @param sequence the journal position of the moment
   */
  SnapshotCopy begin(long sequence) {
    SnapshotCopy copy = new SnapshotCopy(memory, streams);
    byte[] text = Stream.text(streams).getBytes(StandardCharsets.UTF_8);
    StoreTimes times = memory.times;
    ByteBuffer head = copy.chunks.room(HEAD_BYTES);
    head.putLong(SnapshotFile.MAGIC).putLong(sequence);
    head.putLong(times.latestMillis);
    head.putLong(times.knownSinceMillis);
    head.putLong(times.lastRefusedMillis);
    head.putInt(times.keyEpoch).putLong(times.rotatingSinceMillis);
    memory.backlog.write(head);
    head.putInt(text.length);
    for (int done = 0; done < text.length; ) {
      int part = Math.min(text.length - done, SnapshotChunks.CHUNK_BYTES);
      copy.chunks.room(part).put(text, done, part);
      done += part;
    }
    SnapshotStream.write(streams, copy.chunks);
    memory.writer.copyTo(copy);
    return copy;
  }

  /** Writes a copy that was begun; the caller forces the log before it commits the file. */
  void write(SnapshotCopy copy, SnapshotFile out) throws IOException {
    inTurns(copy, out, copy::copyEntities);
    inTurns(copy, out, copy::copyPairs);
    inTurns(copy, out, copy::copyIds);
  }

  /** Ends a copy, whether or not it was written. */
  void end() {
    turns.begin();
    memory.writer.copyTo(null);
    turns.end();
  }

  private void inTurns(SnapshotCopy copy, SnapshotFile out, BooleanSupplier turn)
      throws IOException {
    boolean isAll = false;
    while (!isAll) {
      Deque<ByteBuffer> taken;
      turns.begin();
      try {
        isAll = turn.getAsBoolean();
        taken = copy.chunks.take();
      } finally {
        turns.end();
      }
      for (ByteBuffer chunk : taken) {
        out.append(chunk.flip());
      }
      turns.begin();
      copy.chunks.giveBack(taken);
      turns.end();
    }
  }
}
