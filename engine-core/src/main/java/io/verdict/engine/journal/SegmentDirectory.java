package io.verdict.engine.journal;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.file.Uninterrupted;
import io.verdict.engine.journal.JournalException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The segment files of one journal directory. A segment is named for its first sequence number and
 * comes to be in two steps: zeros written to a temporary file, so that a full disk is an error
 * there and never a fault while appending; then a header and an atomic rename.
 */
class SegmentDirectory {

  static final String SUFFIX = ".vdj";
  private static final String SPARE = "spare.tmp";
  private static final int ZEROS_BYTES = 1 << 20;
  private static final int NAME_DIGITS = 20;

  private final Path directory;

  SegmentDirectory(Path directory) {
    this.directory = directory;
  }

  Path path() {
    return directory;
  }

  Path file(long baseSequence) {
    String digits = Long.toString(baseSequence);
    return directory.resolve("0".repeat(NAME_DIGITS - digits.length()) + digits + SUFFIX);
  }

  /** Returns the first sequence numbers of all segments, ascending. */
  long[] baseSequences() throws IOException {
    long[] bases = new long[16];
    int count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        if (count == bases.length) {
          bases = Arrays.copyOf(bases, count * 2);
        }
        bases[count++] = baseSequence(file);
      }
    }
    long[] sorted = Arrays.copyOf(bases, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long baseSequence(Path file) {
    String name = file.getFileName().toString();
    String digits = name.substring(0, name.length() - SUFFIX.length());
    if (digits.length() == NAME_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      try {
        return Long.parseLong(digits);
      } catch (NumberFormatException beyondLong) {
        // falls through: the name is not one of ours
      }
    }
    throw new JournalException(
        Code.NOT_A_JOURNAL, file + ": not a segment's name\n  move foreign files elsewhere");
  }

  /** Maps an existing segment and checks its header. */
  Segment open(long baseSequence, MapMode mode) throws IOException {
    Path file = file(baseSequence);
    MappedByteBuffer mapped = Uninterrupted.call(() -> map(file, mode));
    Segment segment = new Segment(file, mapped, baseSequence);
    segment.requireHeader();
    return segment;
  }

  private static MappedByteBuffer map(Path file, MapMode mode) throws IOException {
    StandardOpenOption[] options =
        mode == MapMode.READ_ONLY
            ? new StandardOpenOption[] {StandardOpenOption.READ}
            : new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.WRITE};
    try (FileChannel channel = FileChannel.open(file, options)) {
      long size = channel.size();
      if (size < Segment.HEADER_BYTES || size > JournalOptions.MAX_SEGMENT_BYTES) {
        throw new JournalException(
            Code.DAMAGED,
            file + " at offset " + size + ": truncated or extended\n  restore it from a copy");
      }
      return channel.map(mode, 0, size);
    }
  }

  /** Allocates a segment's bytes under a temporary name; {@link #name} makes it a segment. */
  MappedByteBuffer allocate(int segmentBytes) throws IOException {
    Path spare = directory.resolve(SPARE);
    return Uninterrupted.call(
        () -> {
          Files.deleteIfExists(spare);
          try (FileChannel channel = PrivateFiles.createNew(spare)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(segmentBytes, ZEROS_BYTES));
            for (long left = segmentBytes; left > 0; left -= zeros.limit()) {
              zeros.clear().limit((int) Math.min(left, zeros.capacity()));
              PrivateFiles.writeFully(channel, zeros);
            }
            channel.force(true);
            return channel.map(MapMode.READ_WRITE, 0, segmentBytes);
          } catch (IOException failed) {
            Files.deleteIfExists(spare);
            throw failed;
          }
        });
  }

  /** Writes the header of an allocated segment and gives it its name, both forced. */
  Segment name(MappedByteBuffer allocated, long baseSequence, long forced) throws IOException {
    Segment segment = new Segment(file(baseSequence), allocated, baseSequence);
    segment.writeHeader(forced);
    segment.force(0, Segment.HEADER_BYTES);
    PrivateFiles.rename(directory.resolve(SPARE), segment.file);
    return segment;
  }

  /** Removes a segment; mappings of it, here or in other processes, stay readable. */
  void delete(long baseSequence) throws IOException {
    Files.deleteIfExists(file(baseSequence));
  }

  void deleteSpare() throws IOException {
    Files.deleteIfExists(directory.resolve(SPARE));
  }

  void force() throws IOException {
    PrivateFiles.forceDirectory(directory);
  }

  /** Turns a failed file operation into a message with the place, the cause and the remedy. */
  JournalException failure(String doing, Throwable cause, int segmentBytes) {
    boolean full = false;
    try {
      full = Files.getFileStore(directory).getUsableSpace() < segmentBytes;
    } catch (IOException | SecurityException unknown) {
      // the cause's own message must do
    }
    String remedy =
        full
            ? "free disk space, then close and reopen the journal"
            : "check the disk and the directory's rights, then close and reopen the journal";
    return new JournalException(
        full ? Code.DISK_FULL : Code.IO,
        directory + ": " + doing + " failed: " + reason(cause) + "\n  " + remedy,
        cause);
  }

  private static String reason(Throwable cause) {
    return cause instanceof NoSuchFileException
        ? "no such file " + cause.getMessage()
        : cause.getMessage();
  }
}
