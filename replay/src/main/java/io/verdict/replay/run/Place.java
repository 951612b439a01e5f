package io.verdict.replay.run;

import io.verdict.engine.flow.Decision;
import io.verdict.engine.flow.Session;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.stats.Label;

/** One application's place in a batch: a session of its own, and what its row said. */
final class Place {
  final Session session;
  String id = "";
  long row;
  long timeMillis;
  RecordedOutcome recorded = RecordedOutcome.UNKNOWN;
  final String[] groups;
  Label truth = Label.UNKNOWN;
  Decision decision;
  long nanos;

  Place(Session session, int groupCount) {
    this.session = session;
    this.groups = new String[groupCount];
  }

  void decide() {
    long start = System.nanoTime();
    decision = session.decideJoined();
    nanos = System.nanoTime() - start;
  }
}
