package io.verdict.features.velocity;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;

/**
 * Applies the events of one name from records of one layout; follows the store when further windows
 * are bound. The writer's.
 */
final class ApplyingEvent {
  private final SlabFeatureStore store;
  private final String event;
  private final RecordLayout layout;
  private EventBinding binding;
  private int generation = -1;

  ApplyingEvent(SlabFeatureStore store, String event, RecordLayout layout) {
    this.store = store;
    this.event = event;
    this.layout = layout;
  }

  boolean apply(Record record, long timeMillis, long eventId) {
    if (record.layout() != layout) {
      throw new IllegalArgumentException("the record is not of the layout of event " + event);
    }
    return store.apply(this, record, timeMillis, eventId);
  }

  /** How the event is read now; called within the store's guard. */
  EventBinding binding() {
    if (generation != store.bindings()) {
      binding = EventBinding.resolve(event, layout, store.streams());
      generation = store.bindings();
    }
    return binding;
  }
}
