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

  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final CRC32C checksum = new CRC32C();
  private boolean isCommitted;

  SnapshotFile(Path file) throws IOException {
    this.file = file;
    this.temporary = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    this.channel = PrivateFiles.createNew(temporary);
  }

  /** Writes bytes. */
  void append(ByteBuffer bytes) throws IOException {
    checksum.update(bytes.duplicate());
    write(bytes);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Ends the file and gives it its name. */
  void commit() throws IOException {
    ByteBuffer sum = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    write(sum.putLong(checksum.getValue()).flip());
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
