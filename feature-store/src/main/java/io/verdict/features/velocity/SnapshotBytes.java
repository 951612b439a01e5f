package io.verdict.features.velocity;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Reads a snapshot's bytes after its checksum has been verified. */
final class SnapshotBytes implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;
  private static final int TRAILER_BYTES = Long.BYTES;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long left;

  private SnapshotBytes(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file, or returns null when it is not whole. */
  static SnapshotBytes openWhole(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    SnapshotBytes bytes = new SnapshotBytes(channel);
    boolean isWhole = false;
    try {
      isWhole = channel.size() > TRAILER_BYTES && bytes.isWhole();
      bytes.rewind();
    } finally {
      if (!isWhole) {
        channel.close();
      }
    }
    return isWhole ? bytes : null;
  }

  private void rewind() throws IOException {
    channel.position(0);
    left = channel.size() - TRAILER_BYTES;
    buffer.clear().limit(0);
  }

  private boolean isWhole() throws IOException {
    rewind();
    CRC32C checksum = new CRC32C();
    while (left > 0) {
      buffer.clear().limit((int) Math.min(BUFFER_BYTES, left));
      fill();
      left -= buffer.limit();
      checksum.update(buffer.flip());
    }
    buffer.clear().limit(TRAILER_BYTES);
    fill();
    return buffer.flip().getLong() == checksum.getValue();
  }

  private void fill() throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
  }

  /** The buffer, with at least so many bytes to read. */
  ByteBuffer take(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      int more = (int) Math.min(buffer.remaining(), left);
      buffer.limit(buffer.position() + more);
      fill();
      left -= more;
      buffer.flip();
    }
    return buffer;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
