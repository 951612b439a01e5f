package io.verdict.replay.cli;

import io.verdict.replay.run.BadChange;
import io.verdict.replay.run.SwapSet;
import io.verdict.replay.run.SwapSet.Quadrant;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;
import java.io.PrintWriter;
import java.util.Locale;

/** A swap set as text. */
final class SwapSetText {
  private static final int MOST_CAUSES = 30;

  private final PrintWriter out;
  private final SwapSet swaps;
  private final boolean hasMargin;

  SwapSetText(PrintWriter out, SwapSet swaps, boolean hasMargin) {
    this.out = out;
    this.swaps = swaps;
    this.hasMargin = hasMargin;
  }

  void print() {
    line("%n%,d rows compared, %,d not", swaps.compared(), swaps.notCompared());
    line("%,d decisions changed", swaps.changed());
    swaps.outcomes().forEach((pair, count) -> line("  %-24s%,10d", pair, count));
    line(
        "%nswap set        applications   bad rate (95 %% Wilson)%s%s", amountHead(), marginHead());
    for (Quadrant quadrant : Quadrant.values()) {
      SwapSet.Tally tally = swaps.quadrant(quadrant);
      line(
          "%-16s%,12d   %-30s%s%s",
          label(quadrant),
          tally.applications(),
          rate(tally.bad()),
          amount(tally),
          margin(quadrant, tally));
    }
    line("%nold approves %s, bad %s", rate(swaps.approvalBefore()), rate(swaps.badBefore()));
    line("new approves %s, bad %s", rate(swaps.approvalAfter()), rate(swaps.badAfter()));
    badChange();
    line(
        "outcomes are %s",
        swaps.isTruth()
            ? "the truth of a synthetic world, of all applications"
            : "those on file; of applications that were declined then, mostly unknown");
    causes();
  }

  private void badChange() {
    BadChange change = BadChange.of(swaps);
    if (!Double.isNaN(change.value())) {
      line(
          "bad rate of the new against the old: %+.1f %% [%+.1f, %+.1f], relative; %,d bootstraps",
          100 * change.value(),
          100 * change.interval().low(),
          100 * change.interval().high(),
          change.replicates());
    }
  }

  private void causes() {
    if (swaps.causes().isEmpty()) {
      return;
    }
    line("%nfirst difference%56s%10s%10s", "changed", "swap in", "swap out");
    swaps.causes().stream()
        .limit(MOST_CAUSES)
        .forEach(
            cause ->
                line(
                    "  %-60s%,10d%,10d%,10d",
                    cause.what(), cause.changed(), cause.swapIn(), cause.swapOut()));
    int more = swaps.causes().size() - MOST_CAUSES;
    if (more > 0) {
      line("  … and %d more; --json lists all", more);
    }
  }

  private String amountHead() {
    return swaps.currency().isEmpty() ? "" : " amount (" + swaps.currency() + ")";
  }

  private String marginHead() {
    return hasMargin ? "   margin old → new, known outcomes" : "";
  }

  private String amount(SwapSet.Tally tally) {
    return swaps.currency().isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%,13.0f", tally.amountMinor() / 100.0);
  }

  private String margin(Quadrant quadrant, SwapSet.Tally tally) {
    return !hasMargin || quadrant == Quadrant.NEITHER
        ? ""
        : String.format(
            Locale.ROOT,
            "   %,.0f → %,.0f",
            tally.marginBeforeMinor() / 100,
            tally.marginAfterMinor() / 100);
  }

  private static String label(Quadrant quadrant) {
    return switch (quadrant) {
      case BOTH -> "both approve";
      case SWAP_IN -> "swap in";
      case SWAP_OUT -> "swap out";
      case NEITHER -> "both decline";
    };
  }

  private static String rate(Rate rate) {
    if (!rate.isAvailable()) {
      return "not known";
    }
    Interval interval = rate.wilson(DiffReport.CONFIDENCE);
    return String.format(
        Locale.ROOT,
        "%.2f %% [%.2f, %.2f] of %,d",
        100 * rate.value(),
        100 * interval.low(),
        100 * interval.high(),
        rate.n());
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
