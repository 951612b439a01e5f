package io.verdict.replay.cli;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.run.SwapSet;
import io.verdict.replay.run.SwapSet.Quadrant;
import io.verdict.replay.show.DiffPage;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;
import io.verdict.rules.diff.Change;
import io.verdict.rules.diff.Change.Kind;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What differs between two policies, for people and for machines. */
final class DiffReport {
  static final double CONFIDENCE = 0.95;

  private DiffReport() {}

  static void print(PrintWriter out, List<Change> changes, Locale locale) {
    boolean isChinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    String stage = "";
    for (Change change : changes) {
      if (!change.stage().equals(stage)) {
        stage = change.stage();
        out.println((isChinese ? "阶段 " : "stage ") + stage);
      }
      Text kind = DiffPage.words(change.kind());
      out.printf(
          Locale.ROOT,
          "  %-9s%-10s %s%s%n",
          isChinese ? kind.zh() : kind.en(),
          change.what(),
          change.name(),
          place(change));
      if (change.kind() != Kind.ADDED && change.kind() != Kind.REMOVED) {
        List<String> details = isChinese ? change.chinese() : change.details();
        details.forEach(detail -> out.println("    " + detail));
      }
    }
    Text all = changes.isEmpty() ? new Text("no difference", "没有差异") : DiffPage.count(changes);
    out.println(isChinese ? all.zh() : all.en());
  }

  private static String place(Change change) {
    SourceSpan span = change.after().or(change::before).orElseThrow();
    return "  (" + span.file() + ":" + span.line() + ")";
  }

  static String json(List<Change> changes, SwapSet swaps) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("changes", changes.stream().map(DiffReport::json).toList());
    if (swaps != null) {
      report.put("data", json(swaps));
    }
    return JsonText.of(report);
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("stage", change.stage());
    one.put("what", change.what());
    one.put("name", change.name());
    one.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
    one.put("canDecideOtherwise", change.canDecideOtherwise());
    one.put("details", change.details());
    one.put("detailsChinese", change.chinese());
    one.put("before", change.before().map(SourceSpan::position).orElse(null));
    one.put("after", change.after().map(SourceSpan::position).orElse(null));
    return one;
  }

  private static Map<String, Object> json(SwapSet swaps) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("read", swaps.read());
    data.put("compared", swaps.compared());
    data.put("notCompared", swaps.notCompared());
    data.put("changed", swaps.changed());
    data.put("outcomesFrom", swaps.isTruth() ? "truth of a synthetic world" : "the file");
    data.put("approvalBefore", json(swaps.approvalBefore()));
    data.put("approvalAfter", json(swaps.approvalAfter()));
    data.put("badBefore", json(swaps.badBefore()));
    data.put("badAfter", json(swaps.badAfter()));
    data.put("currency", swaps.currency().isEmpty() ? null : swaps.currency());
    Map<String, Object> quadrants = new LinkedHashMap<>();
    for (Quadrant quadrant : Quadrant.values()) {
      quadrants.put(name(quadrant), json(swaps.quadrant(quadrant)));
    }
    data.put("quadrants", quadrants);
    data.put("outcomes", swaps.outcomes());
    data.put(
        "causes",
        swaps.causes().stream()
            .map(
                cause -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("firstDifference", cause.what());
                  one.put("changed", cause.changed());
                  one.put("swapIn", cause.swapIn());
                  one.put("swapOut", cause.swapOut());
                  return one;
                })
            .toList());
    return data;
  }

  private static Map<String, Object> json(SwapSet.Tally tally) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("applications", tally.applications());
    one.put("bad", json(tally.bad()));
    one.put("amountMinor", tally.amountMinor());
    one.put("marginBeforeMinor", Math.round(tally.marginBeforeMinor()));
    one.put("marginAfterMinor", Math.round(tally.marginAfterMinor()));
    return one;
  }

  private static Map<String, Object> json(Rate rate) {
    if (!rate.isAvailable()) {
      return null;
    }
    Interval interval = rate.wilson(CONFIDENCE);
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("hits", rate.hits());
    one.put("n", rate.n());
    one.put("rate", rate.value());
    one.put("low", interval.low());
    one.put("high", interval.high());
    return one;
  }

  static String name(Quadrant quadrant) {
    return switch (quadrant) {
      case BOTH -> "bothApprove";
      case SWAP_IN -> "swapIn";
      case SWAP_OUT -> "swapOut";
      case NEITHER -> "bothDecline";
    };
  }
}
