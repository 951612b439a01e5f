package io.verdict.replay.run;

import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.replay.history.RecordedOutcome;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.RulesPart;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/** Counts what the rules of one stage did. */
final class RuleTally {
  private final StageModel model;
  private final long[] hits;
  private final long[] firstHits;
  private final long[] uniqueHits;
  private final long[] unknownHits;
  private final long[] knownHits;
  private final long[] badHits;
  private long evaluated;

  RuleTally(StageModel model) {
    this.model = model;
    int count = model.rules().size();
    this.hits = new long[count];
    this.firstHits = new long[count];
    this.uniqueHits = new long[count];
    this.unknownHits = new long[count];
    this.knownHits = new long[count];
    this.badHits = new long[count];
  }

  void add(Evaluation evaluation, RecordedOutcome recorded) {
    evaluated++;
    int first = -1;
    int asking = 0;
    for (int rule = 0; rule < hits.length; rule++) {
      unknownHits[rule] += evaluation.isUnknown(rule) ? 1 : 0;
      if (!evaluation.isFired(rule)) {
        continue;
      }
      hits[rule]++;
      knownHits[rule] += recorded == RecordedOutcome.UNKNOWN ? 0 : 1;
      badHits[rule] += recorded == RecordedOutcome.BAD ? 1 : 0;
      if (model.rules().get(rule).outcome() != null) {
        first = first < 0 ? rule : first;
        asking++;
      }
    }
    if (first >= 0) {
      firstHits[first]++;
      uniqueHits[first] += asking == 1 ? 1 : 0;
    }
  }

  long evaluated() {
    return evaluated;
  }

  long hits(int rule) {
    return hits[rule];
  }

  long badHits(int rule) {
    return badHits[rule];
  }

  /** A rule's outcome on a loan that became known after the decision. */
  void addLate(int rule, boolean isBad) {
    knownHits[rule]++;
    badHits[rule] += isBad ? 1 : 0;
  }

  StageModel model() {
    return model;
  }

  List<RulesPart.Hits> rows() {
    List<RulesPart.Hits> rows = new ArrayList<>();
    for (int i = 0; i < hits.length; i++) {
      Rule rule = model.rules().get(i);
      rows.add(
          new RulesPart.Hits(
              rule.id(),
              Text.of(rule.title().isEmpty() ? rule.text() : rule.title()),
              Text.of(model.stage().policyName()),
              hits[i],
              firstHits[i],
              uniqueHits[i],
              unknownHits[i],
              knownHits[i] == 0 ? Rate.NONE : new Rate(badHits[i], knownHits[i])));
    }
    return rows;
  }
}
