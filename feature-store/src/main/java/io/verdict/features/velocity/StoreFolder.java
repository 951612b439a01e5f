package io.verdict.features.velocity;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalException;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A durable store's directory seen from outside, without its policy: what lies in it, whether it is
 * whole, what may go, and the events themselves. All but {@link #compact()} only read, also while a
 * process has the store open.
 *
 * <p><b>Thread safety</b>: immutable; a directory is read anew with each call.
 */
public final class StoreFolder {
  private final Path directory;
  private final Path events;

  private StoreFolder(Path directory) {
    this.directory = directory;
    this.events = directory.resolve(StoreFiles.EVENTS);
  }

  /**
   * Looks at a directory.
   *
   * @throws IllegalArgumentException if no feature store was ever opened there
   */
  public static StoreFolder of(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(absolute.resolve(StoreFiles.EVENTS))) {
      throw new IllegalArgumentException(
          absolute
              + ": no feature store here, it has no folder "
              + StoreFiles.EVENTS
              + "\n  give the directory that the store was opened with");
    }
    return new StoreFolder(absolute);
  }

  /**
   * A snapshot file.
   *
   * @param file its name
   * @param sizeBytes its size
   * @param isWhole whether its checksum holds and this version reads it
   * @param position place in the log at which it was taken
   * @param latestMillis time of the latest event, milliseconds since 1970
   * @param keyEpoch rotations of the host's key before it
   * @param layouts what is kept of all events, one stream after the other
   */
  public record Snapshot(
      String file,
      long sizeBytes,
      boolean isWhole,
      long position,
      long latestMillis,
      int keyEpoch,
      String layouts) {}

  /**
   * What lies in the directory.
   *
   * @param snapshots newest first
   * @param segments files of the log
   * @param logBytes their size
   * @param firstPosition oldest record of the log, 0 in an empty one
   * @param lastPosition newest record
   * @param eventsByName events of the log by their name
   */
  public record Content(
      List<Snapshot> snapshots,
      int segments,
      long logBytes,
      long firstPosition,
      long lastPosition,
      Map<String, Long> eventsByName) {}

  /**
   * Reads everything once; a record whose bytes have changed ends it.
   *
   * @throws JournalException {@code DAMAGED} with file and offset if the log is not whole
   */
  public Content content() {
    try {
      List<Snapshot> snapshots = new ArrayList<>();
      for (Path file : StoreFiles.snapshots(directory)) {
        snapshots.add(snapshot(file));
      }
      Counting counting = new Counting();
      scan(counting);
      List<Path> segments = segments();
      long bytes = 0;
      for (Path segment : segments) {
        bytes += Files.size(segment);
      }
      return new Content(
          List.copyOf(snapshots),
          segments.size(),
          bytes,
          counting.first,
          counting.last,
          new TreeMap<>(counting.events));
    } catch (IOException failed) {
      throw new UncheckedIOException(directory + ": cannot be read", failed);
    }
  }

  private static Snapshot snapshot(Path file) throws IOException {
    SnapshotReader.Head head = SnapshotReader.head(file);
    String name = file.getFileName().toString();
    return head == null
        ? new Snapshot(name, Files.size(file), false, StoreFiles.position(file), 0, 0, "")
        : new Snapshot(
            name,
            Files.size(file),
            true,
            head.position(),
            head.latestMillis(),
            head.keyEpoch(),
            head.layouts());
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(events)) {
      return files.filter(file -> file.toString().endsWith(".vdj")).sorted().toList();
    }
  }

  /**
   * Checks every byte: each record of the log, each snapshot, and that the log goes on where the
   * newest whole snapshot ends.
   *
   * @return what is wrong, each with its place and the remedy; empty when all is well
   */
  public List<String> verify() {
    List<String> faults = new ArrayList<>();
    Content content;
    try {
      content = content();
    } catch (JournalException damaged) {
      return List.of(damaged.getMessage());
    }
    long newest = 0;
    for (Snapshot snapshot : content.snapshots()) {
      if (!snapshot.isWhole()) {
        faults.add(
            directory.resolve(snapshot.file())
                + ": not whole, or of another version\n"
                + "  remove it; the older one and the log serve");
      } else {
        newest = Math.max(newest, snapshot.position());
      }
    }
    if (newest > content.lastPosition()) {
      faults.add(
          events
              + ": the log ends at "
              + content.lastPosition()
              + ", before the snapshot at "
              + newest
              + "\n  restore the log from a copy");
    }
    if (content.firstPosition() > newest + 1) {
      faults.add(
          events
              + ": the log begins at "
              + content.firstPosition()
              + ", after what the snapshots hold up to "
              + newest
              + "\n  restore a snapshot from a copy, or let the windows warm up");
    }
    return faults;
  }

  /**
   * Removes files of the log that both snapshots make superfluous.
   *
   * @return files removed; 0 without two whole snapshots
   * @throws JournalException {@code LOCKED} while a process has the store open
   */
  public int compact() {
    try {
      List<Path> snapshots = StoreFiles.snapshots(directory);
      int whole = 0;
      long needed = Long.MAX_VALUE;
      for (Path file : snapshots) {
        SnapshotReader.Head head = SnapshotReader.head(file);
        if (head != null && whole < 2) {
          whole++;
          needed = Math.min(needed, head.neededPosition());
        }
      }
      try (Journal journal = Journal.open(events, JournalOptions.of(Durability.PROCESS))) {
        return whole < 2 ? 0 : journal.deleteBefore(needed);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(directory + ": cannot be read", failed);
    }
  }

  /** Takes the events of a log in their order. */
  public interface EventSink {
    /**
     * Takes an event.
     *
     * @param position its place in the log
     * @param event its name
     * @param timeMillis when it happened, milliseconds since 1970
     * @param eventId its identity
     * @param fields its fields; reused for the next event
     * @throws IOException if it cannot be written on
     */
    void event(long position, String event, long timeMillis, long eventId, Record fields)
        throws IOException;
  }

  /**
   * Hands every event that the log holds to a sink. Entities are keyed hashes, as everywhere.
   *
   * @return events handed over
   * @throws IOException if the sink throws it
   */
  public long export(EventSink sink) throws IOException {
    Exporting exporting = new Exporting(sink);
    scan(exporting);
    return exporting.count;
  }

  private void scan(Visitor visitor) throws IOException {
    if (segments().isEmpty()) {
      return;
    }
    try (JournalReader reader = JournalReader.openOldest(events)) {
      while (reader.next()) {
        visitor.record(reader);
      }
    }
  }

  /** Takes the records of a log. */
  private interface Visitor {
    /** Takes the record that a reader stands on. */
    void record(JournalReader reader) throws IOException;
  }

  /** Counts events by name. */
  private static final class Counting implements Visitor {
    private final Map<Long, String> shapes = new HashMap<>();
    private final Map<String, Long> events = new HashMap<>();
    private long first;
    private long last;

    @Override
    public void record(JournalReader reader) {
      first = first == 0 ? reader.sequence() : first;
      last = reader.sequence();
      if (reader.type() == EventLog.SHAPE) {
        shapes.put(reader.sequence(), EventShape.read(reader.payload()).event());
      } else if (reader.type() == EventLog.EVENT) {
        String name = shapes.getOrDefault(reader.payload().getLong(), "(shape gone)");
        events.merge(name, 1L, Long::sum);
      }
    }
  }

  /** Reads events by their shapes. */
  private static final class Exporting implements Visitor {
    private final EventSink sink;
    private final Map<Long, Shaped> shapes = new HashMap<>();
    private long count;

    private Exporting(EventSink sink) {
      this.sink = sink;
    }

    /** A shape with the record that its events are read into. */
    private record Shaped(String event, EventCodec codec, Record record) {}

    @Override
    public void record(JournalReader reader) throws IOException {
      ByteBuffer payload = reader.payload();
      if (reader.type() == EventLog.SHAPE) {
        EventShape shape = EventShape.read(payload);
        RecordLayout layout = RecordLayout.of(shape.fields());
        EventCodec codec = new EventCodec(shape, layout);
        shapes.put(reader.sequence(), new Shaped(shape.event(), codec, layout.newRecord()));
      } else if (reader.type() == EventLog.EVENT) {
        Shaped shaped = shapes.get(payload.getLong());
        if (shaped != null) {
          long time = payload.getLong();
          long id = payload.getLong();
          shaped.record().clear();
          shaped.codec().read(payload, shaped.record());
          count++;
          sink.event(reader.sequence(), shaped.event(), time, id, shaped.record());
        }
      }
    }
  }
}
