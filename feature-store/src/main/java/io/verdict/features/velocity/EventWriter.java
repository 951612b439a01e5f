package io.verdict.features.velocity;

import io.verdict.engine.record.Record;

/**
 * Applies events other than applications, such as repayments: fill {@link #record()}, then {@link
 * #apply}.
 *
 * <p><b>Thread safety</b>: confined to one thread at a time; a store may have several.
 * <b>Allocation</b>: none after construction.
 */
public final class EventWriter {
  private final Record record;
  private final ApplyingEvent event;

  EventWriter(SlabFeatureStore store, String event, EventScope scope) {
    this.event = new ApplyingEvent(store, event, scope);
    this.record = this.event.layout().newRecord();
  }

  /** The event's fields, to be filled; the same record each time. */
  public Record record() {
    return record;
  }

  /**
   * Stores the event in {@link #record()} and clears it.
   *
   * @param eventTimeMillis when it happened, milliseconds since 1970
   * @param eventId its identity within the events of its name
   * @return whether it was stored: false for a duplicate, or one too late or too far in the future
   */
  public boolean apply(long eventTimeMillis, long eventId) {
    return offer(eventTimeMillis, eventId).isStored();
  }

  /**
   * As {@link #apply}, and says what became of the event.
   *
   * @param eventTimeMillis when it happened, milliseconds since 1970
   * @param eventId its identity within the events of its name
   */
  public EventFate offer(long eventTimeMillis, long eventId) {
    EventFate fate = event.apply(record, eventTimeMillis, eventId);
    record.clear();
    return fate;
  }
}
