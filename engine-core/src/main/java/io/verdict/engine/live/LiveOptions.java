package io.verdict.engine.live;

import io.verdict.engine.port.Clock;
import io.verdict.engine.port.FeatureSource;
import java.util.Objects;
import java.util.Optional;

/**
 * How a live engine works.
 *
 * @param trust what it demands of artifacts
 * @param clock the time, for the days on which a sign-off holds
 * @param features supplies windows and lists; empty when the policies declare none or the host
 *     fills their slots
 */
public record LiveOptions(Trust trust, Clock clock, Optional<FeatureSource> features) {
  public LiveOptions {
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(features, "features");
  }

  /** Options without a feature source. */
  public static LiveOptions of(Trust trust, Clock clock) {
    return new LiveOptions(trust, clock, Optional.empty());
  }

  /** The same with a feature source. */
  public LiveOptions with(FeatureSource source) {
    return new LiveOptions(trust, clock, Optional.of(source));
  }
}
