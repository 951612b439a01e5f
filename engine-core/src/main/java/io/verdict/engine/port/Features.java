package io.verdict.engine.port;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import java.util.Optional;

/**
 * A feature source bound to the windows and lists of one flow.
 *
 * <p><b>Thread safety</b>: {@link #join} may be called by several threads, each with a record of
 * its own; {@link #apply} by one thread at a time. <b>Allocation</b>: none after warm-up.
 */
public interface Features {
  /**
   * Fills the window and list slots of a record as they were known at a time. Windows that count
   * the current event count the record as one more event; it is not stored.
   *
   * @param record the application; its entity keys and event fields are read
   * @param asOfMillis the decision's time, milliseconds since 1970
   */
  void join(Record record, long asOfMillis);

  /**
   * Stores the application as an event, so that later decisions see it.
   *
   * @param record the application
   * @param eventTimeMillis when it happened
   * @param eventId its identity, of which a second one changes nothing
   * @return whether it was stored: false for a duplicate, or one too late or too far in the future
   */
  boolean apply(Record record, long eventTimeMillis, long eventId);

  /**
   * The fields of another event than the application, such as a repayment.
   *
   * @param kind the event's name
   * @return the layout of a record of its fields; empty when no stage declares such an event
   */
  default Optional<RecordLayout> factLayout(String kind) {
    return Optional.empty();
  }

  /**
   * Stores an event other than the application, so that later decisions see it.
   *
   * @param kind the event's name
   * @param fields a record of the layout that {@link #factLayout} gave
   * @param eventTimeMillis when it happened
   * @param eventId its identity within the events of its name, of which a second one changes
   *     nothing
   * @return whether it was stored: false for a duplicate, or one too late or too far in the future
   * @throws IllegalArgumentException if no stage declares such an event
   */
  default boolean applyFact(String kind, Record fields, long eventTimeMillis, long eventId) {
    throw new IllegalArgumentException("no stage declares an event " + kind);
  }
}
