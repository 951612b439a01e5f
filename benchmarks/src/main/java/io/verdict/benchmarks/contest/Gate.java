package io.verdict.benchmarks.contest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares ratios with recorded ones; times are never compared, since machines differ.
 *
 * @param compared how many ratios could be compared
 * @param losses the rows that lost too much, in words
 * @param lost the same rows
 */
record Gate(int compared, List<String> losses, List<Row> lost) {
  /** Most that a ratio may fall short of the recorded one, as a share of it. */
  static final double MAX_LOSS = 0.25;

  /** Holds a run to recorded rows; of a run's interval the better end counts. */
  static Gate of(List<Row> recorded, List<Row> run) {
    Map<String, Row> before = new HashMap<>();
    recorded.stream().filter(row -> row.ratio() != null).forEach(row -> before.put(row.key(), row));
    List<String> losses = new ArrayList<>();
    List<Row> lost = new ArrayList<>();
    int compared = 0;
    for (Row row : run) {
      Row old = before.get(row.key());
      if (old == null || row.ratio() == null || row.isOf(Role.VERDICT)) {
        continue;
      }
      compared++;
      double loss = 1 - row.ratioHigh() / old.ratio();
      if (loss > MAX_LOSS) {
        lost.add(row);
        losses.add(
            String.format(
                Locale.ROOT,
                "%s: %.2f times Verdict's time, %.2f at best; recorded %.2f: %.0f %% lost",
                row.key(),
                row.ratio(),
                row.ratioHigh(),
                old.ratio(),
                loss * 100));
      }
    }
    return new Gate(compared, List.copyOf(losses), List.copyOf(lost));
  }

  boolean isPassed() {
    return losses.isEmpty();
  }
}
