package io.verdict.features.velocity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bytes of a snapshot between those who copy the state, in the writer's turn, and the thread that
 * writes them to the file, outside of it.
 *
 * <p><b>Thread safety</b>: within the store's guard, but for chunks that were taken. <b>Allocation
 * </b>: further chunks when the file is slower than the copying; they are used again.
 */
final class SnapshotChunks {
  /** Bytes that {@link #room} can give at once. */
  static final int CHUNK_BYTES = 1 << 18;

  /** Most chunks that wait for the file before events do, too: 64 MiB. */
  private static final int MOST_CHUNKS = 256;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private Deque<ByteBuffer> filled = new ArrayDeque<>();
  private Deque<ByteBuffer> spare = new ArrayDeque<>();

  /** A buffer with room for at least so many bytes. */
  ByteBuffer room(int bytes) {
    ByteBuffer last = filled.peekLast();
    if (last == null || last.remaining() < bytes) {
      last = free.isEmpty() ? newChunk() : free.removeLast();
      filled.addLast(last);
    }
    return last;
  }

  private static ByteBuffer newChunk() {
    return ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes that wait for the file, to the chunk. */
  int sizeBytes() {
    ByteBuffer last = filled.peekLast();
    return last == null ? 0 : (filled.size() - 1) * CHUNK_BYTES + last.position();
  }

  boolean isFull() {
    return filled.size() >= MOST_CHUNKS;
  }

  /** What waits for the file; to be given back. */
  Deque<ByteBuffer> take() {
    Deque<ByteBuffer> taken = filled;
    filled = spare;
    spare = null;
    return taken;
  }

  /** Gives chunks back that were taken and written. */
  void giveBack(Deque<ByteBuffer> written) {
    while (!written.isEmpty()) {
      free.addLast(written.removeLast().clear());
    }
    spare = written;
  }
}
