package io.verdict.benchmarks.contest;

import io.verdict.benchmarks.policy.PolicyContest;
import io.verdict.benchmarks.scorecard.CardContest;
import java.util.List;

/** All workloads. */
final class Workloads {
  private Workloads() {}

  static List<Workload<?>> all() {
    return List.of(new PolicyContest(), new CardContest());
  }

  static Workload<?> of(String id) {
    return all().stream()
        .filter(workload -> workload.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no workload " + id));
  }
}
