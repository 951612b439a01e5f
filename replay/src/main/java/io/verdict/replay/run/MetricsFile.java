package io.verdict.replay.run;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.replay.stats.Auc;
import io.verdict.replay.stats.KolmogorovSmirnov;
import io.verdict.replay.stats.LatencySummary;
import io.verdict.replay.stats.Rate;
import io.verdict.replay.stats.ScoredSample;
import io.verdict.replay.study.ScoreStudy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code metrics.json}: what a run came to, for machines. Absent figures are null. */
final class MetricsFile {
  private static final double CONFIDENCE = 0.95;

  private MetricsFile() {}

  static void write(Path file, RunResult run, JournalCheck check, TrialLines trials, long nanos)
      throws IOException {
    Map<String, Object> metrics = new LinkedHashMap<>();
    RunTally tally = run.tally();
    metrics.put("policy", run.bundle().name());
    metrics.put("applications", tally.decided);
    metrics.put("rowsRead", tally.read);
    metrics.put("rowsRejected", tally.rejected);
    metrics.put("rowsOutOfOrder", tally.outOfOrder);
    metrics.put("incomplete", tally.incomplete);
    metrics.put("approvalRate", value(run.approval()));
    metrics.put("autoDecisionRate", value(run.automatic()));
    metrics.put("badRate", value(run.badOfApproved()));
    metrics.put("badRateUpper95", finite(run.badAtMost()));
    metrics.put("knownOutcomes", tally.known);
    metrics.put("knownBad", tally.bad);
    metrics.put("matchSuccessRate", value(run.matchSuccess()));
    putLoans(metrics, run);
    putScore(metrics, tally);
    metrics.put("arithmeticFaults", tally.arithmeticFaults);
    metrics.put("outcomes", outcomes(tally));
    metrics.put("ruleHits", ruleHits(tally));
    metrics.put("decisionsPerThread", run.decisionsPerThread());
    metrics.put("journalChecked", check.checked());
    metrics.put("journalDivergences", check.divergences());
    metrics.put("decisionsSha256", run.files().decisionsSha256());
    FunderDesk funders = run.desk().funders();
    metrics.put("placementsSha256", funders == null ? null : funders.sha256());
    String inLoan = run.desk().inLoanSha256();
    metrics.put("inLoanSha256", inLoan.isEmpty() ? null : inLoan);
    metrics.put("artifacts", artifacts(run));
    metrics.put("trials", trials.metrics());
    putTimes(metrics, tally, nanos);
    String json =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(metrics);
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.writeString(unfinished, json + "\n", StandardCharsets.UTF_8);
    Files.move(
        unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Double value(Rate rate) {
    return rate.isAvailable() ? rate.value() : null;
  }

  private static Double finite(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
  }

  private static void putLoans(Map<String, Object> metrics, RunResult run) {
    LoanBook book = run.desk().book();
    metrics.put(
        "m3PlusBalanceRatio", book == null ? null : finite(book.tally().worstM3PlusShare()));
    metrics.put("repeatContribution", book == null ? null : finite(book.repeatContribution()));
    metrics.put("bookedLines", book == null ? null : book.loans().size());
    metrics.put("inLoanDecisions", book == null ? null : book.tally().decisions);
    FunderDesk funders = run.desk().funders();
    metrics.put("orders", funders == null ? null : funders.tally().orders);
    metrics.put("ordersSent", funders == null ? null : funders.tally().sent);
    metrics.put("ordersFunded", funders == null ? null : funders.tally().disbursed);
    metrics.put("ledgerFaults", funders == null ? null : funders.ledgerFaults());
  }

  private static void putScore(Map<String, Object> metrics, RunTally tally) {
    metrics.put("scorecard", tally.score == null ? null : tally.score.card().name());
    Double auc = null;
    Double ks = null;
    if (tally.score != null) {
      ScoredSample sample = new ScoreStudy(tally.cases, tally.score.card()).observed();
      if (sample.hasBothClasses()) {
        auc = finite(Auc.of(sample, CONFIDENCE).value());
        ks = finite(KolmogorovSmirnov.of(sample).value());
      }
    }
    metrics.put("auc", auc);
    metrics.put("ks", ks);
  }

  private static Map<String, Map<String, Long>> outcomes(RunTally tally) {
    Map<String, Map<String, Long>> byStage = new LinkedHashMap<>();
    for (Stage stage : tally.stages()) {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Outcome outcome : stage.outcomes()) {
        counts.put(outcome.policyName(), tally.outcomeCount(stage, outcome));
      }
      byStage.put(stage.policyName(), counts);
    }
    return byStage;
  }

  private static Map<String, Map<String, Long>> ruleHits(RunTally tally) {
    Map<String, Map<String, Long>> hits = new LinkedHashMap<>();
    for (Stage stage : tally.stages()) {
      RuleTally rules = tally.rules.get(stage);
      for (int i = 0; i < rules.model().rules().size(); i++) {
        Map<String, Long> both = new LinkedHashMap<>();
        both.put("hits", rules.hits(i));
        both.put("bad", rules.badHits(i));
        hits.put(stage.policyName() + "." + rules.model().rules().get(i).id(), both);
      }
    }
    return hits;
  }

  private static Map<String, String> artifacts(RunResult run) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (Artifact artifact : run.bundle().artifacts()) {
      hashes.put(artifact.model().stage().policyName(), artifact.contentHash());
    }
    return hashes;
  }

  private static void putTimes(Map<String, Object> metrics, RunTally tally, long nanos) {
    LatencySummary summary = LatencySummary.of(tally.nanos);
    metrics.put("decisionP50Nanos", summary.p50Nanos());
    metrics.put("decisionP99Nanos", summary.p99Nanos());
    metrics.put("seconds", nanos / 1e9);
  }
}
