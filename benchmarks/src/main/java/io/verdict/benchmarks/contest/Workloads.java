package io.verdict.benchmarks.contest;

import io.verdict.benchmarks.allocation.AllocationContest;
import io.verdict.benchmarks.decision.DecisionContest;
import io.verdict.benchmarks.features.WindowContest;
import io.verdict.benchmarks.match.MatchContest;
import io.verdict.benchmarks.policy.PolicyContest;
import io.verdict.benchmarks.quota.QuotaContest;
import io.verdict.benchmarks.replay.ReplayContest;
import io.verdict.benchmarks.scorecard.CardContest;
import io.verdict.benchmarks.swap.SwapContest;
import io.verdict.benchmarks.trees.TreeContest;
import java.util.List;

/** All workloads. */
final class Workloads {
  private Workloads() {}

  static List<Workload<?>> all() {
    return List.of(
        new PolicyContest(),
        new CardContest(),
        new TreeContest(),
        new MatchContest(),
        new WindowContest(),
        new QuotaContest(),
        new AllocationContest(),
        new DecisionContest(),
        new ReplayContest(),
        new SwapContest());
  }

  static Workload<?> of(String id) {
    return all().stream()
        .filter(workload -> workload.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no workload " + id));
  }
}
