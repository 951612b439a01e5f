package io.verdict.replay.run;

import io.verdict.replay.history.RecordedOutcome;
import io.verdict.rules.CompiledFlow;

/** Counts what one policy of a flow decides. Confined. */
final class TrialTally {
  private final String stage;
  private final CompiledFlow.Arm arm;
  private long applications;
  private long approved;
  private long approvedByChampions;
  private long otherwise;
  private long known;
  private long bad;

  TrialTally(String stage, CompiledFlow.Arm arm) {
    this.stage = stage;
    this.arm = arm;
  }

  void add(Place decided, Place byChampions) {
    applications++;
    approvedByChampions += byChampions.decision.isApproved() ? 1 : 0;
    otherwise += decided.decision.outcome() == byChampions.decision.outcome() ? 0 : 1;
    if (decided.decision.isApproved()) {
      approved++;
      known += decided.recorded == RecordedOutcome.UNKNOWN ? 0 : 1;
      bad += decided.recorded == RecordedOutcome.BAD ? 1 : 0;
    }
  }

  TrialResult result() {
    return new TrialResult(
        stage, arm, applications, approved, approvedByChampions, otherwise, known, bad);
  }
}
