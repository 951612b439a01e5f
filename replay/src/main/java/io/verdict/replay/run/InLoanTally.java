package io.verdict.replay.run;

import io.verdict.engine.artifact.Outcome;
import io.verdict.replay.report.model.Text;
import io.verdict.replay.report.part.InLoanPart;
import io.verdict.replay.stats.RollRateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts in-loan decisions and the months that loans went through. */
final class InLoanTally {
  /** Buckets of the roll matrix: current, M1 to M6, charged off. */
  static final int BUCKETS = 8;

  /** Words that leave the line as it is. */
  private static final Set<String> NOTHING = Set.of("keep", "allow", "no_increase");

  private final Map<String, Map<String, Long>> actionsByBand = new TreeMap<>();
  private final Map<String, Long> actions = new TreeMap<>();
  private final Map<String, long[]> triggers = new TreeMap<>();
  private final Map<String, long[]> monthEnds = new TreeMap<>();
  final RollRateMatrix rolls = new RollRateMatrix(BUCKETS);
  long decisions;
  long automatic;

  void decided(String trigger, String band, String action, Outcome outcome) {
    decisions++;
    automatic += outcome == Outcome.STEP_UP ? 0 : 1;
    String word = action.isEmpty() ? outcome.policyName() : action;
    actions.merge(word, 1L, Long::sum);
    actionsByBand.computeIfAbsent(band, b -> new TreeMap<>()).merge(word, 1L, Long::sum);
    long[] counts = triggers.computeIfAbsent(trigger, t -> new long[2]);
    counts[0]++;
    counts[1] += outcome == Outcome.ALLOW && NOTHING.contains(word) ? 0 : 1;
  }

  /** A loan's standing at the end of a month. */
  void monthEnd(String month, long balanceMinor, int dpd, int from, int to) {
    long[] sums = monthEnds.computeIfAbsent(month, m -> new long[3]);
    sums[0] += balanceMinor;
    sums[1] += dpd >= 91 && dpd <= 180 ? balanceMinor : 0;
    rolls.add(Math.min(from, BUCKETS - 1), Math.min(to, BUCKETS - 1), balanceMinor);
  }

  /** Principal written off in a month that {@link #monthEnd} has counted. */
  void chargedOff(String month, long minor) {
    monthEnds.get(month)[2] += minor;
  }

  /** Principal written off in the month over the balance before it, by month-end. */
  List<Double> lossShares() {
    List<Double> shares = new ArrayList<>();
    monthEnds
        .values()
        .forEach(
            sums -> {
              long before = sums[0] + sums[2];
              shares.add(before == 0 ? Double.NaN : (double) sums[2] / before);
            });
    return shares;
  }

  List<String> months() {
    return List.copyOf(monthEnds.keySet());
  }

  /** Balance at 91 to 180 days past due over the outstanding balance, by month-end. */
  List<Double> m3PlusShares() {
    List<Double> shares = new ArrayList<>();
    monthEnds
        .values()
        .forEach(sums -> shares.add(sums[0] == 0 ? Double.NaN : (double) sums[1] / sums[0]));
    return shares;
  }

  double worstM3PlusShare() {
    return m3PlusShares().stream()
        .filter(share -> !share.isNaN())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Double.NaN);
  }

  List<Text> actionNames() {
    return actions.keySet().stream().map(Text::of).toList();
  }

  List<InLoanPart.Band> bands() {
    List<InLoanPart.Band> bands = new ArrayList<>();
    actionsByBand.forEach(
        (band, counts) ->
            bands.add(
                new InLoanPart.Band(
                    Text.of(band.isEmpty() ? "all" : band),
                    actions.keySet().stream().map(a -> counts.getOrDefault(a, 0L)).toList())));
    return bands;
  }

  List<InLoanPart.Trigger> triggers() {
    List<InLoanPart.Trigger> rows = new ArrayList<>();
    triggers.forEach(
        (trigger, counts) ->
            rows.add(new InLoanPart.Trigger(Text.of(trigger), counts[0], counts[1])));
    return rows;
  }
}
