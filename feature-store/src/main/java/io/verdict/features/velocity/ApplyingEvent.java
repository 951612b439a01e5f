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
  private final EventShape shape;
  private final EventCodec codec;
  private int generation = -1;
  private int shapeEpoch = -1;
  private long shapeNumber;

  ApplyingEvent(SlabFeatureStore store, String event, EventScope scope) {
    this.store = store;
    this.event = event;
    this.layout = scope.layoutOf(event);
    this.shape = scope.shapeOf(event);
    this.codec = new EventCodec(shape, layout);
  }

  RecordLayout layout() {
    return layout;
  }

  /**
   * Writes the event to the log, its shape before it when the log does not have it.
   *
   * @return its position
   */
  long append(StoreFiles files, Record record, long timeMillis, long eventId) {
    if (shapeEpoch != files.shapeEpoch()) {
      shapeNumber = files.log.append(shape);
      shapeEpoch = files.shapeEpoch();
    }
    return files.log.append(shapeNumber, codec, record, timeMillis, eventId);
  }

  /** Position of the shape that the last event was written by. */
  long shapeNumber() {
    return shapeNumber;
  }

  EventFate apply(Record record, long timeMillis, long eventId) {
    if (record.layout() != layout) {
      throw new IllegalArgumentException("the record is not of the layout of event " + event);
    }
    store.recover();
    return store.intake().take(this, record, timeMillis, eventId);
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
