package io.verdict.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.verdict.features.velocity.FeatureCounters;
import io.verdict.features.velocity.SlabFeatureStore;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Meters of a feature store. They tell nothing of an applicant: their tags are the store's name,
 * which the host gives, and what became of events.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code verdict.features.events}</td><td>events given to the store, by {@code fate}: applied,
 * duplicate, late, future, invalid, rejected</td></tr>
 * <tr><td>{@code verdict.features.pressure}</td><td>what scarce memory did, by {@code kind}: refused,
 * truncated, spilled, blocked</td></tr>
 * <tr><td>{@code verdict.features.evicted}</td><td>entities forgotten after their last window</td></tr>
 * <tr><td>{@code verdict.features.entities}</td><td>entities held</td></tr>
 * <tr><td>{@code verdict.features.pending}</td><td>spilled events that wait for room</td></tr>
 * <tr><td>{@code verdict.features.memory}</td><td>bytes, by {@code kind}: used, occupied, limit</td></tr>
 * <tr><td>{@code verdict.features.memory.level}</td><td>0 ample, 1 tight, 2 full</td></tr>
 * <tr><td>{@code verdict.features.up}</td><td>1 while events are acknowledged</td></tr>
 * <tr><td>{@code verdict.features.log.undurable}</td><td>events of the log that a power failure would
 * take now</td></tr>
 * </table>
 *
 * <p><b>Thread safety</b>: meters may be read by any thread. <b>Allocation</b>: none while events
 * are applied; the store counts anyway.
 */
public final class FeatureStoreMetrics implements MeterBinder {
  private final SlabFeatureStore store;
  private final Tags tags;

  /**
   * Meters of a store.
   *
   * @param name the tag {@code store}, for hosts that have several
   */
  public FeatureStoreMetrics(SlabFeatureStore store, String name) {
    this.store = Objects.requireNonNull(store, "store");
    this.tags = Tags.of("store", Objects.requireNonNull(name, "name"));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    events(registry, "applied", FeatureCounters::applied);
    events(registry, "duplicate", FeatureCounters::duplicates);
    events(registry, "late", FeatureCounters::late);
    events(registry, "future", FeatureCounters::future);
    events(registry, "invalid", FeatureCounters::invalid);
    events(registry, "rejected", FeatureCounters::rejected);
    pressure(registry, "refused", FeatureCounters::refused);
    pressure(registry, "truncated", FeatureCounters::truncated);
    pressure(registry, "spilled", FeatureCounters::spilled);
    pressure(registry, "blocked", FeatureCounters::blocked);
    FunctionCounter.builder("verdict.features.evicted", store, s -> s.counters().evicted())
        .description("Entities forgotten after their last event had left every window")
        .tags(tags)
        .register(registry);
    bindState(registry);
  }

  private void events(MeterRegistry registry, String fate, ToLongFunction<FeatureCounters> count) {
    FunctionCounter.builder("verdict.features.events", store, s -> count.applyAsLong(s.counters()))
        .description("Events given to the feature store, by what became of them")
        .tags(tags)
        .tag("fate", fate)
        .register(registry);
  }

  private void pressure(
      MeterRegistry registry, String kind, ToLongFunction<FeatureCounters> count) {
    FunctionCounter.builder(
            "verdict.features.pressure", store, s -> count.applyAsLong(s.counters()))
        .description("What scarce memory did to events of the feature store")
        .tags(tags)
        .tag("kind", kind)
        .register(registry);
  }

  private void bindState(MeterRegistry registry) {
    memory(registry, "used", FeatureCounters::usedBytes);
    memory(registry, "occupied", FeatureCounters::occupiedBytes);
    memory(registry, "limit", FeatureCounters::limitBytes);
    gauge(registry, "entities", "Entities held", s -> s.counters().entities());
    gauge(registry, "pending", "Spilled events that wait for room", s -> s.counters().pending());
    gauge(
        registry,
        "memory.level",
        "How full memory is: 0 ample, 1 tight, 2 full",
        s -> s.health().memory().ordinal());
    gauge(registry, "up", "1 while events are acknowledged", s -> s.health().isUp() ? 1 : 0);
    gauge(
        registry,
        "log.undurable",
        "Records of the log that are not on the device yet",
        s -> s.position() - s.durablePosition());
  }

  private void memory(MeterRegistry registry, String kind, ToLongFunction<FeatureCounters> bytes) {
    Gauge.builder("verdict.features.memory", store, s -> bytes.applyAsLong(s.counters()))
        .description("Off-heap memory of the feature store")
        .baseUnit("bytes")
        .tags(tags)
        .tag("kind", kind)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String says, ToLongFunction<SlabFeatureStore> value) {
    Gauge.builder("verdict.features." + name, store, value::applyAsLong)
        .description(says)
        .tags(tags)
        .register(registry);
  }
}
