package io.verdict.replay.run;

import io.verdict.engine.flow.Flow;
import io.verdict.replay.report.HtmlReport;
import io.verdict.replay.stats.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that a run knows at its end, and the files that it writes from it. */
record RunResult(
    RunOptions options,
    PolicyBundle bundle,
    Flow flow,
    HistorySource source,
    RunTally tally,
    LoanDesk desk,
    List<Long> decisionsPerThread,
    RunFiles files) {
  private static final double CONFIDENCE = 0.95;
  private static final long MOST_CHECKED = 50_000;

  RunResult {
    decisionsPerThread = List.copyOf(decisionsPerThread);
  }

  RunSummary write(Path journal, long nanos, SignOffOut signOff, Progress progress)
      throws IOException {
    progress.report("checking the journal", 0, 0);
    JournalCheck check = JournalCheck.run(journal, flow, MOST_CHECKED);
    Path out = options.out();
    Path report = out.resolve("report.html");
    String manifest = RunManifest.write(out.resolve("manifest.json"), options, bundle, source);
    TrialLines trials = TrialLines.of(this, progress);
    MetricsFile.write(out.resolve("metrics.json"), this, check, trials, nanos);
    SwapSet swaps = AgainstPart.compare(this, progress);
    progress.report("writing the report", 0, 0);
    HtmlReport.write(new ReportAssembly(this, manifest, swaps).build(), report);
    if (signOff != null) {
      signOff.write(this, manifest, faults(check));
    }
    return new RunSummary(lines(check, trials, nanos), report);
  }

  private long faults(JournalCheck check) {
    long limits = desk.funders() == null ? 0 : desk.funders().ledgerFaults();
    return check.divergences() + limits + tally.prices.aboveCeiling();
  }

  Rate approval() {
    return rate(tally.approved, tally.decided);
  }

  Rate automatic() {
    return rate(tally.decided - tally.reviewed, tally.decided);
  }

  /** Bad among approved cases whose outcome is known. */
  Rate badOfApproved() {
    return rate(tally.badApproved, tally.knownApproved);
  }

  /** Funded orders among those that were sent to at least one funder. */
  Rate matchSuccess() {
    FunderDesk funders = desk.funders();
    return funders == null ? Rate.NONE : rate(funders.tally().disbursed, funders.tally().sent);
  }

  static Rate rate(long hits, long of) {
    return of == 0 ? Rate.NONE : new Rate(hits, of);
  }

  private List<String> lines(JournalCheck check, TrialLines trials, long nanos) {
    List<String> lines = new ArrayList<>();
    lines.add(line("policy", "%s (%s)", bundle.name(), String.join(", ", labels())));
    lines.add(
        line(
            "applications",
            "%,d decided, %,d rows rejected, %,d incomplete",
            tally.decided,
            tally.rejected,
            tally.incomplete));
    lines.add(line("approval", "%s   automatic %s", percent(approval()), percent(automatic())));
    lines.add(line("bad rate", "%s", badText()));
    if (desk.funders() != null) {
      FunderTally funders = desk.funders().tally();
      lines.add(
          line(
              "matching",
              "%s funded of %,d orders sent; first try %s",
              percent(matchSuccess()),
              funders.sent,
              percent(rate(funders.firstTry, funders.sent))));
    }
    if (desk.book() != null) {
      lines.add(
          line(
              "in-loan",
              "%,d decisions on %,d lines; worst month-end 91–180 days balance %.2f %%; %.1f %% of"
                  + " the last year's volume by who had drawn before",
              desk.book().tally().decisions,
              desk.book().loans().size(),
              100 * desk.book().tally().worstM3PlusShare(),
              100 * desk.book().repeatContribution()));
    }
    lines.add(
        line(
            "journal",
            "%,d entries decided again, %,d divergences",
            check.checked(),
            check.divergences()));
    lines.addAll(trials.lines());
    lines.add(line("decisions", "sha256 %s", files.decisionsSha256()));
    lines.add(line("time", "%.1f s on %d threads", nanos / 1e9, decisionsPerThread.size()));
    lines.add(line("written to", "%s", options.out()));
    return lines;
  }

  List<String> labels() {
    return bundle.models().stream()
        .map(model -> model.stage().policyName() + " v" + model.version())
        .toList();
  }

  private String badText() {
    Rate bad = badOfApproved();
    if (!bad.isAvailable()) {
      return "not known of approved cases";
    }
    String of =
        desk.hasWorld()
            ? "of drawn lines were 91 or more days past due within 12 months"
            : "of approved cases with a known outcome";
    return String.format(
        Locale.ROOT, "%s %s; with 95 %% at most %.2f %%", percent(bad), of, 100 * badAtMost());
  }

  /** Upper end of Wilson's 95 % interval of the bad rate; not a number where it is not known. */
  double badAtMost() {
    Rate bad = badOfApproved();
    return bad.isAvailable() ? bad.wilson(CONFIDENCE).high() : Double.NaN;
  }

  static String percent(Rate rate) {
    return rate.isAvailable()
        ? String.format(Locale.ROOT, "%.2f %%", 100 * rate.value())
        : "not available";
  }

  private static String line(String name, String format, Object... values) {
    return String.format(Locale.ROOT, "%-13s", name) + String.format(Locale.ROOT, format, values);
  }
}
