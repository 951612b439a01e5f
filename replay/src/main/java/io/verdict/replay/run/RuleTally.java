package io.verdict.replay.run;

import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.RuleTables;
import io.verdict.replay.report.part.RulesPart;
import io.verdict.replay.stats.Label;
import io.verdict.replay.stats.Rate;
import java.util.ArrayList;
import java.util.List;

/** Counts what the rules of one stage did. */
final class RuleTally {
  /** Fewest hits on which one rule is said to imply another. */
  private static final long LEAST_IMPLIED = 30;

  private final StageModel model;
  private final long[] hits;
  private final long[] firstHits;
  private final long[] uniqueHits;
  private final long[] unknownHits;
  private final long[] knownHits;
  private final long[] badHits;
  private final long[] knownAlone;
  private final long[] badAlone;
  private final long[] conflicts;
  private final long[][] together;
  private final int[] fired;
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
    this.knownAlone = new long[count];
    this.badAlone = new long[count];
    this.conflicts = new long[count];
    this.together = new long[count][count];
    this.fired = new int[count];
  }

  /** Adds a decision and what became of the case, as far as it is known. */
  void add(Evaluation evaluation, Label label) {
    evaluated++;
    int asking = 0;
    for (int rule = 0; rule < hits.length; rule++) {
      unknownHits[rule] += evaluation.isUnknown(rule) ? 1 : 0;
      if (evaluation.isFired(rule)) {
        hits[rule]++;
        knownHits[rule] += label == Label.UNKNOWN ? 0 : 1;
        badHits[rule] += label == Label.BAD ? 1 : 0;
        if (model.rules().get(rule).outcome() != null) {
          fired[asking++] = rule;
        }
      }
    }
    if (asking > 0) {
      addAsking(asking, label);
    }
  }

  /** Adds the rules that asked for an outcome: the first ones of {@link #fired}. */
  private void addAsking(int asking, Label label) {
    int first = fired[0];
    firstHits[first]++;
    if (asking == 1) {
      uniqueHits[first]++;
      knownAlone[first] += label == Label.UNKNOWN ? 0 : 1;
      badAlone[first] += label == Label.BAD ? 1 : 0;
    }
    for (int i = 0; i < asking; i++) {
      boolean isDisputed = false;
      for (int j = 0; j < asking; j++) {
        together[fired[i]][fired[j]]++;
        isDisputed |=
            model.rules().get(fired[i]).outcome() != model.rules().get(fired[j]).outcome();
      }
      conflicts[fired[i]] += isDisputed ? 1 : 0;
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

  /** What each rule that asks for an outcome is worth on its own. */
  List<RuleTables.Worth> worth() {
    List<RuleTables.Worth> rows = new ArrayList<>();
    for (int i = 0; i < hits.length; i++) {
      if (model.rules().get(i).outcome() != null && hits[i] > 0) {
        rows.add(
            new RuleTables.Worth(
                model.rules().get(i).id(),
                knownAlone[i] == 0 ? Rate.NONE : new Rate(badAlone[i], knownAlone[i]),
                impliedBy(i),
                conflicts[i]));
      }
    }
    return rows;
  }

  private List<String> impliedBy(int rule) {
    List<String> ids = new ArrayList<>();
    for (int other = 0; other < hits.length; other++) {
      boolean isImplied = other != rule && together[rule][other] == hits[rule];
      if (isImplied && hits[rule] >= LEAST_IMPLIED) {
        ids.add(model.rules().get(other).id());
      }
    }
    return ids;
  }
}
