package io.verdict.spring;

import io.verdict.features.velocity.FeatureCounters;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.StoreHealth;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether a feature store acknowledges events: down when its log does not, or it is closed or
 * handed over. Full memory leaves it up, and says so. No applicant's value.
 */
final class FeatureStoreHealthIndicator implements HealthIndicator {
  private final SlabFeatureStore store;

  FeatureStoreHealthIndicator(SlabFeatureStore store) {
    this.store = store;
  }

  @Override
  public Health health() {
    StoreHealth state = store.health();
    FeatureCounters counters = store.counters();
    Health.Builder health = state.isUp() ? Health.up() : Health.down();
    health.withDetail("open", state.isOpen());
    health.withDetail("recovered", state.isRecovered());
    health.withDetail(
        "log", state.logFailure().map(failure -> failure.code().name()).orElse("working"));
    health.withDetail("memory", state.memory().name());
    health.withDetail("pendingEvents", state.pendingEvents());
    health.withDetail("entities", counters.entities());
    health.withDetail("usedBytes", counters.usedBytes());
    health.withDetail("limitBytes", counters.limitBytes());
    return health.build();
  }
}
