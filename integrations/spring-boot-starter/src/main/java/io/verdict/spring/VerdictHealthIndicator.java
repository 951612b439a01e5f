package io.verdict.spring;

import io.verdict.engine.journal.Journal;
import io.verdict.engine.live.LiveEngine;
import io.verdict.engine.live.LiveHealth;
import io.verdict.engine.live.LiveHealth.InForce;
import io.verdict.engine.live.LiveHealth.Refusal;
import io.verdict.engine.service.DecisionService;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether decisions can be made and kept: down when the journal acknowledges nothing more, or
 * nothing is in force; with a refused activation it stays up on what it had, and says so. No
 * applicant's value.
 */
final class VerdictHealthIndicator implements HealthIndicator {
  private final LiveEngine engine;
  private final Journal journal;
  private final DecisionService service;

  /**
   * Health of a service.
   *
   * @param engine the live engine, or null when the host has a fixed one
   */
  VerdictHealthIndicator(LiveEngine engine, Journal journal, DecisionService service) {
    this.engine = engine;
    this.journal = journal;
    this.service = service;
  }

  @Override
  public Health health() {
    boolean isKept = journal.failure() == null;
    Health.Builder health = isKept ? Health.up() : Health.down();
    health.withDetail("applications", service.applications());
    health.withDetail("journal", isKept ? "working" : journal.failure().code().name());
    if (engine != null) {
      LiveHealth live = engine.health();
      if (live.artifacts().isEmpty()) {
        health.down();
      }
      health.withDetail("revision", live.revision());
      health.withDetail("artifacts", live.artifacts().stream().map(this::artifact).toList());
      List<String> refusals = live.refusals().stream().map(this::refusal).toList();
      health.withDetail("refused", refusals);
    }
    return health.build();
  }

  private String artifact(InForce artifact) {
    return artifact.role()
        + " "
        + artifact.stage()
        + " "
        + artifact.name()
        + " v"
        + artifact.version()
        + " "
        + artifact.hash().substring(0, 12);
  }

  private String refusal(Refusal refusal) {
    String scenario = refusal.scenario().isEmpty() ? "base" : refusal.scenario();
    return scenario + ": " + refusal.code() + ": " + refusal.message();
  }
}
