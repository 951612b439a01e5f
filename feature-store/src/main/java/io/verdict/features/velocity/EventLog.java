package io.verdict.features.velocity;

import io.verdict.engine.journal.Journal;
import io.verdict.engine.journal.JournalException;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.journal.JournalReader;
import io.verdict.engine.record.Record;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of a store in a journal, each written before it is kept: with the snapshots the truth
 * from which a store is built again.
 *
 * <p>Record types: {@link #SHAPE} gives the next number to a shape, {@link #EVENT} holds the number
 * of a shape, time, id and fields; {@link #PAIR} two hashes of an entity, {@link #REKEY} ends a
 * rotation of the key, {@link #ERASE} holds the keys of an erasure, {@link #MARK} nothing. Shapes
 * are written again after each opening and each snapshot, so that the segments before a snapshot
 * can go.
 *
 * <p><b>Thread safety</b>: the writer's. <b>Allocation</b>: none to append.
 */
final class EventLog implements AutoCloseable {
  static final int SHAPE = 1;
  static final int EVENT = 2;
  static final int PAIR = 3;
  static final int REKEY = 4;
  static final int ERASE = 5;
  static final int MARK = 6;

  /** Most bytes of an event or of a shape. */
  static final int MAX_BYTES = 1 << 20;

  private final Path directory;
  private final Journal journal;
  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  private EventLog(Path directory, Journal journal) {
    this.directory = directory;
    this.journal = journal;
  }

  static EventLog open(Path directory, JournalOptions options) {
    return new EventLog(directory, Journal.open(directory, options));
  }

  /** Writes a shape; its number in later events is the sequence number of this record. */
  long append(EventShape shape) {
    buffer.clear();
    shape.write(buffer);
    return journal.append(SHAPE, buffer.flip());
  }

  /** Writes an event. */
  long append(long shape, EventCodec codec, Record record, long timeMillis, long eventId) {
    buffer.clear();
    buffer.putLong(shape).putLong(timeMillis).putLong(eventId);
    codec.write(record, buffer);
    return journal.append(EVENT, buffer.flip());
  }

  /** Writes a pair of hashes of one entity. */
  long appendPair(long high, long low, long nextHigh, long nextLow) {
    buffer.clear();
    buffer.putLong(high).putLong(low).putLong(nextHigh).putLong(nextLow);
    return journal.append(PAIR, buffer.flip());
  }

  /** Writes the keys of an erasure. */
  long append(EntityKeys erased) {
    buffer.clear();
    erased.write(buffer);
    return journal.append(ERASE, buffer.flip());
  }

  /** Writes a record without content: {@link #REKEY} or {@link #MARK}. */
  long appendEmpty(int type) {
    return journal.append(type, buffer.clear().flip());
  }

  /** Takes the records of a log in their order. */
  interface Sink {
    /** Takes an event; it is reused for the next one. */
    void event(LoggedEvent event);

    /** Takes a pair of hashes. */
    void pair(long high, long low, long nextHigh, long nextLow);

    /** Takes a change of keys: the end of a rotation, or an erasure. */
    void change(long sequence, EntityKeys erasedOrNull);
  }

  /**
   * Reads the events of a part of the log.
   *
   * @param after position; records up to it are left out
   * @param last position; records after it are left out
   * @param streams what is to be kept of the events
   * @return events read
   */
  long replay(long after, long last, List<Stream> streams, Sink sink) {
    if (journal.lastSequence() == 0 || after >= last) {
      return 0;
    }
    Map<Long, LoggedEvent> shapes = new HashMap<>();
    long events = 0;
    try (JournalReader reader = JournalReader.openOldest(directory)) {
      while (reader.next() && reader.sequence() <= last) {
        if (reader.type() == SHAPE) {
          EventShape shape = EventShape.read(reader.payload());
          shapes.put(reader.sequence(), new LoggedEvent(reader.sequence(), shape, streams));
        } else if (reader.type() == EVENT && reader.sequence() > after) {
          events += replay(reader, shapes, sink) ? 1 : 0;
        } else if (reader.sequence() > after) {
          control(reader, sink);
        }
      }
    }
    return events;
  }

  private void control(JournalReader reader, Sink sink) {
    ByteBuffer payload = reader.payload();
    switch (reader.type()) {
      case PAIR ->
          sink.pair(payload.getLong(), payload.getLong(), payload.getLong(), payload.getLong());
      case REKEY -> sink.change(reader.sequence(), null);
      case ERASE -> sink.change(reader.sequence(), EntityKeys.read(payload));
      case MARK -> {
        // it only makes a place
      }
      default ->
          throw new IllegalStateException(
              directory
                  + ": record "
                  + reader.sequence()
                  + " is of type "
                  + reader.type()
                  + "\n  a newer version wrote it; open the store with that version");
    }
  }

  /** Reads an event; false when its shape went with an older segment. */
  private boolean replay(JournalReader reader, Map<Long, LoggedEvent> shapes, Sink sink) {
    ByteBuffer payload = reader.payload();
    long shape = payload.getLong();
    LoggedEvent event = shapes.get(shape);
    if (event == null) {
      if (shape < firstSequence()) {
        return false;
      }
      throw new IllegalStateException(
          directory + ": event " + reader.sequence() + " has no shape\n  restore the log");
    }
    event.read(reader.sequence(), payload);
    sink.event(event);
    return true;
  }

  long lastSequence() {
    return journal.lastSequence();
  }

  long firstSequence() {
    return journal.firstSequence();
  }

  long durableSequence() {
    return journal.durableSequence();
  }

  boolean awaitDurable(long sequence, long timeoutNanos) throws InterruptedException {
    return journal.awaitDurable(sequence, timeoutNanos);
  }

  /** Why nothing more is acknowledged; null while it is. */
  JournalException failure() {
    return journal.failure();
  }

  void roll() {
    journal.roll();
  }

  void force() {
    journal.force();
  }

  int deleteBefore(long sequence) {
    return journal.deleteBefore(sequence);
  }

  @Override
  public void close() {
    journal.close();
  }
}
