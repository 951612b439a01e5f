package io.verdict.features.velocity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Looks at every byte for keys that should be gone: their halves and folds, in both byte orders.
 */
final class KeyScan {
  private static final int BUFFER_BYTES = 1 << 20;

  private final LongHashSet wanted = new LongHashSet();

  /** Files read. */
  int files;

  /** Bytes looked at. */
  long bytes;

  /** Places found. */
  long found;

  KeyScan(EntityKeys keys) {
    keys.forEach(
        (high, low) -> {
          want(high);
          want(low);
          want(Hashes.fold(high, low));
        });
  }

  private void want(long value) {
    wanted.add(value);
    wanted.add(Long.reverseBytes(value));
  }

  /** Looks at all files of a directory that its owner does not have locked. */
  void files(Path directory) {
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> all =
          walk.filter(Files::isRegularFile)
              .filter(file -> !file.toString().endsWith(".lock"))
              .sorted()
              .toList();
      for (Path file : all) {
        file(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(directory + ": cannot be scanned", failed);
    }
  }

  private void file(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    UnsafeBuffer view = new UnsafeBuffer(buffer);
    files++;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int carried = 0;
      while (channel.read(buffer) >= 0) {
        int filled = buffer.position();
        look(view, filled, 1);
        bytes += filled - carried;
        carried = Math.min(filled, Long.BYTES - 1);
        buffer.position(filled - carried).limit(filled);
        buffer.compact();
      }
    }
  }

  /** Looks at all blocks and headers of a store; all that it keeps lies at multiples of 8. */
  void memory(SlabMemory memory) {
    memory.forEachRegion(
        region -> {
          look(region, region.capacity(), Long.BYTES);
          bytes += region.capacity();
        });
  }

  private void look(UnsafeBuffer buffer, int end, int step) {
    for (int at = 0; at + Long.BYTES <= end; at += step) {
      long value = buffer.getLong(at);
      if (value != 0 && wanted.contains(value)) {
        found++;
      }
    }
  }
}
