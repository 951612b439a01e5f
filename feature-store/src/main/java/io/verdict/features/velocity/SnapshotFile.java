package io.verdict.features.velocity;

import io.verdict.engine.file.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Writes a snapshot's bytes under a temporary name, ends them with a checksum, forces and renames.
 *
 * <p><b>Lifecycle</b>: write, {@link #commit}, {@link #close}; without a commit nothing is left.
 */
final class SnapshotFile implements AutoCloseable {
  static final long MAGIC = 0x3330_5041_4E53_4656L; // "VFSNAP03"
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private boolean isCommitted;

  SnapshotFile(Path file) throws IOException {
    this.file = file;
    this.temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    this.channel = PrivateFiles.createNew(temporary);
  }

  /** The buffer, with room for at least so many bytes. */
  ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  /** Bytes that {@link #room} can give at once. */
  static int largestRoom() {
    return BUFFER_BYTES;
  }

  private void flush() throws IOException {
    buffer.flip();
    checksum.update(buffer.duplicate());
    write();
  }

  private void write() throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** Ends the file and gives it its name. */
  void commit() throws IOException {
    flush();
    buffer.putLong(checksum.getValue()).flip();
    write();
    channel.force(true);
    channel.close();
    PrivateFiles.rename(temporary, file);
    isCommitted = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!isCommitted) {
      Files.deleteIfExists(temporary);
    }
  }
}
