package io.verdict.micrometer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.service.DecisionService;
import io.verdict.engine.telemetry.ServiceStatistics;
import io.verdict.engine.telemetry.ServiceStatistics.Count;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Meters of a decision service and of what is in force. They tell nothing of an applicant: their
 * tags are stages, outcomes and kinds of events.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code verdict.decisions}</td><td>final answers by {@code stage} and {@code outcome}</td></tr>
 * <tr><td>{@code verdict.events}</td><td>what else happened, by {@code kind}</td></tr>
 * <tr><td>{@code verdict.calls}</td><td>number and time of the service's calls</td></tr>
 * <tr><td>{@code verdict.call.time.bound}</td><td>upper bound of a {@code percentile} of their time,
 * at most twice the true one</td></tr>
 * <tr><td>{@code verdict.applications}</td><td>applications and assessments known</td></tr>
 * <tr><td>{@code verdict.activation.revision}</td><td>the activation in force</td></tr>
 * <tr><td>{@code verdict.activation.refusals}</td><td>parts of the newest activation that were
 * refused</td></tr>
 * </table>
 *
 * <p><b>Thread safety</b>: meters may be read by any thread. <b>Allocation</b>: none while
 * decisions are made; the service counts anyway.
 */
public final class VerdictMetrics implements MeterBinder {
  private final DecisionService service;
  private final Optional<LiveEngine> engine;

  /**
   * Meters of a service.
   *
   * @param engine the live engine behind it; empty when it has a fixed one
   */
  public VerdictMetrics(DecisionService service, Optional<LiveEngine> engine) {
    this.service = Objects.requireNonNull(service, "service");
    this.engine = Objects.requireNonNull(engine, "engine");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    ServiceStatistics statistics = service.statistics();
    for (Stage stage : Stage.values()) {
      for (Outcome outcome : stage.outcomes()) {
        FunctionCounter.builder("verdict.decisions", statistics, s -> s.decisions(stage, outcome))
            .description("Final answers")
            .tag("stage", stage.policyName())
            .tag("outcome", outcome.policyName())
            .register(registry);
      }
    }
    for (Count kind : Count.values()) {
      FunctionCounter.builder("verdict.events", statistics, s -> s.total(kind))
          .description("What happened beside final answers")
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    FunctionTimer.builder(
            "verdict.calls",
            statistics,
            ServiceStatistics::calls,
            ServiceStatistics::totalNanos,
            TimeUnit.NANOSECONDS)
        .description("Calls of the decision service")
        .register(registry);
    bound(registry, statistics, "0.5", 0.5);
    bound(registry, statistics, "0.99", 0.99);
    Gauge.builder("verdict.applications", service, DecisionService::applications)
        .description("Applications and assessments known")
        .register(registry);
    engine.ifPresent(live -> bindActivation(live, registry));
  }

  private static void bound(
      MeterRegistry registry, ServiceStatistics statistics, String percentile, double share) {
    Gauge.builder("verdict.call.time.bound", statistics, s -> s.latencyNanos(share) / 1e9)
        .description("Upper bound of a percentile of the calls' time")
        .baseUnit("seconds")
        .tag("percentile", percentile)
        .register(registry);
  }

  private static void bindActivation(LiveEngine live, MeterRegistry registry) {
    Gauge.builder("verdict.activation.revision", live, l -> l.health().revision())
        .description("Revision of the activation in force")
        .register(registry);
    Gauge.builder("verdict.activation.refusals", live, l -> l.health().refusals().size())
        .description("Parts of the newest activation that were refused")
        .register(registry);
  }
}
