package io.verdict.features.velocity;

import io.verdict.engine.port.Features;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The features of a slab store, bound to one flow.
 *
 * <p><b>Thread safety</b>: any threads, each with its own record; joins take no lock, events take
 * turns. <b>Allocation</b>: none after warm-up.
 */
public final class SlabFeatures implements Features {
  /** The event that is the record being decided. */
  public static final String APPLICATION = "application";

  private static final int POOLED_READERS = 64;

  private final SlabFeatureStore store;
  private final BoundFeatures bound;
  private final EventScope scope;
  private final ApplyingEvent application;
  private final Map<String, ApplyingEvent> facts = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<FeatureReader> pool =
      new AtomicReferenceArray<>(POOLED_READERS);

  SlabFeatures(SlabFeatureStore store, BoundFeatures bound, EventScope scope) {
    this.store = store;
    this.bound = bound;
    this.scope = scope;
    this.application =
        scope.declares(APPLICATION) ? new ApplyingEvent(store, APPLICATION, scope) : null;
  }

  @Override
  public void join(Record record, long asOfMillis) {
    int place = (int) (Thread.currentThread().getId() & (POOLED_READERS - 1));
    FeatureReader reader = pool.getAndSet(place, null);
    if (reader == null) {
      reader = newReader();
    }
    reader.join(record, asOfMillis);
    pool.set(place, reader);
  }

  /** {@inheritDoc} Without a stage that declares the application as an event nothing is kept. */
  @Override
  public boolean apply(Record record, long eventTimeMillis, long eventId) {
    return application != null && application.apply(record, eventTimeMillis, eventId).isStored();
  }

  /**
   * As {@link #apply}, and says what became of the application.
   *
   * @throws IllegalStateException if no stage declares the application as an event
   */
  public EventFate offer(Record record, long eventTimeMillis, long eventId) {
    if (application == null) {
      throw new IllegalStateException("no stage declares the application as an event");
    }
    return application.apply(record, eventTimeMillis, eventId);
  }

  /** A reader for one thread, which also tells each value's status. */
  public FeatureReader newReader() {
    return new FeatureReader(store, bound);
  }

  /** Whether a stage declares an event of that name. */
  boolean declares(String event) {
    return scope.declares(event);
  }

  /**
   * A writer for the events of a name other than the application.
   *
   * @throws IllegalArgumentException if no stage declares such an event
   */
  public EventWriter newEventWriter(String event) {
    return new EventWriter(store, event, scope);
  }

  @Override
  public Optional<RecordLayout> factLayout(String kind) {
    boolean isFact = !kind.equals(APPLICATION) && scope.declares(kind);
    return isFact ? Optional.of(fact(kind).layout()) : Optional.empty();
  }

  @Override
  public boolean applyFact(String kind, Record fields, long eventTimeMillis, long eventId) {
    if (factLayout(kind).isEmpty()) {
      throw new IllegalArgumentException("no stage declares an event " + kind);
    }
    return fact(kind).apply(fields, eventTimeMillis, eventId).isStored();
  }

  private ApplyingEvent fact(String kind) {
    return facts.computeIfAbsent(kind, event -> new ApplyingEvent(store, event, scope));
  }
}
