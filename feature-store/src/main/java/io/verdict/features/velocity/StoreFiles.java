package io.verdict.features.velocity;

import io.verdict.engine.file.PrivateFiles;
import io.verdict.engine.journal.JournalOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The files of a durable store: the log of its events and its snapshots, of which the newest two
 * are kept. Segments of the log are kept as long as a snapshot or a window may need them.
 *
 * <p><b>Thread safety</b>: the writer's, within the store's guard.
 */
final class StoreFiles implements AutoCloseable {
  /** The log's directory within the store's. */
  static final String EVENTS = "events";

  private static final String PREFIX = "snapshot-";
  private static final String SUFFIX = ".vfs";
  private static final int KEPT_SNAPSHOTS = 2;

  private final Path directory;
  final EventLog log;
  private int shapeEpoch;

  private StoreFiles(Path directory, EventLog log) {
    this.directory = directory;
    this.log = log;
  }

  static StoreFiles open(Path directory, JournalOptions options) {
    Path absolute = directory.toAbsolutePath().normalize();
    try {
      PrivateFiles.createDirectories(absolute);
    } catch (IOException failed) {
      throw new UncheckedIOException(absolute + ": cannot be created", failed);
    }
    return new StoreFiles(absolute, EventLog.open(absolute.resolve(EVENTS), options));
  }

  /** Brings an empty store to where the log ends. */
  Recovered recover(SlabMemory memory, List<Stream> streams) {
    StoreTimes times = memory.times;
    long configuredSince = times.knownSinceMillis;
    long position = restoreNewest(memory, streams);
    Replay replay = new Replay(memory, streams);
    applyBacklog(memory, streams, position);
    long events = log.replay(position, log.lastSequence(), streams, replay);
    boolean isGap = log.firstSequence() > position + 1;
    if (isGap && events > 0) {
      boolean isConfigured = configuredSince != Long.MAX_VALUE;
      times.knownSinceMillis =
          isConfigured ? Math.max(configuredSince, replay.firstMillis) : replay.firstMillis;
    }
    if (replay.hasChangedKeys) {
      clean(memory, streams);
    }
    applyBacklog(memory, streams, log.lastSequence());
    return new Recovered(position, events);
  }

  /** Applies what was spilled up to a position, if it is likely to find room. */
  void applyBacklog(SlabMemory memory, List<Stream> streams, long last) {
    Backlog backlog = memory.backlog;
    if (backlog.isEmpty() || !memory.isTimeForBacklog()) {
      return;
    }
    BacklogReplay replay = new BacklogReplay(memory, streams);
    memory.isApplyingBacklog = true;
    try {
      log.replay(backlog.fromPosition() - 1, last, streams, replay);
    } finally {
      memory.isApplyingBacklog = false;
    }
    if (replay.finish()) {
      backlog.clear();
    } else {
      memory.postponeBacklog();
    }
  }

  private long restoreNewest(SlabMemory memory, List<Stream> streams) {
    SnapshotReader reader = new SnapshotReader(memory, streams);
    String layouts = Stream.text(streams);
    try {
      for (Path file : snapshots()) {
        long position = reader.read(file, layouts, log.firstSequence() > 1);
        if (position >= 0) {
          return position;
        }
      }
      return 0;
    } catch (IOException failed) {
      throw new UncheckedIOException(directory + ": a snapshot cannot be read", failed);
    }
  }

  /**
   * Writes a snapshot of the moment at which it gets its first turn, and lets go of what is older
   * than two of them.
   */
  void snapshot(SlabMemory memory, List<Stream> streams, SnapshotWriter.Turns turns) {
    SnapshotWriter writer = new SnapshotWriter(memory, streams, turns);
    long position;
    SnapshotCopy copy;
    turns.begin();
    try {
      position = log.lastSequence();
      copy = writer.begin(position);
      shapeEpoch++;
    } finally {
      turns.end();
    }
    Path file = directory.resolve(PREFIX + String.format(Locale.ROOT, "%019d", position) + SUFFIX);
    try (SnapshotFile out = new SnapshotFile(file)) {
      writer.write(copy, out);
      log.force();
      out.commit();
      List<Path> all = snapshots();
      for (Path old : all.subList(Math.min(KEPT_SNAPSHOTS, all.size()), all.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          file
              + ": the snapshot cannot be written: "
              + failed.getMessage()
              + "\n  free disk space or check the directory's rights; the older snapshots are kept",
          failed);
    } finally {
      writer.end();
    }
  }

  /**
   * Leaves nothing in the files but the present state: two new snapshots, and a log that begins
   * after them.
   *
   * @return segments of the log removed
   */
  int clean(SlabMemory memory, List<Stream> streams) {
    memory.giveUpBacklog();
    log.roll();
    snapshot(memory, streams, SnapshotWriter.Turns.WITHIN);
    log.appendEmpty(EventLog.MARK);
    snapshot(memory, streams, SnapshotWriter.Turns.WITHIN);
    return log.deleteBefore(log.lastSequence());
  }

  /** Removes segments of the log that no snapshot needs. */
  int compact() {
    try {
      long needed = Long.MAX_VALUE;
      for (Path file : snapshots()) {
        SnapshotReader.Head head = SnapshotReader.head(file);
        needed = Math.min(needed, head == null ? position(file) + 1 : head.neededPosition());
      }
      return needed == Long.MAX_VALUE ? 0 : log.deleteBefore(needed);
    } catch (IOException failed) {
      throw new UncheckedIOException(directory + ": cannot be read", failed);
    }
  }

  /** Changes when shapes must be written to the log again; within the guard. */
  int shapeEpoch() {
    return shapeEpoch;
  }

  Path directory() {
    return directory;
  }

  static long position(Path file) {
    String name = file.getFileName().toString();
    return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
  }

  private List<Path> snapshots() throws IOException {
    return snapshots(directory);
  }

  /** The snapshots of a directory, newest first. */
  static List<Path> snapshots(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
      files.forEach(found::add);
    }
    found.sort(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed());
    return found;
  }

  @Override
  public void close() {
    log.close();
  }
}
