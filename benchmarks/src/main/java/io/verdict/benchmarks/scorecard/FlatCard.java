package io.verdict.benchmarks.scorecard;

/**
 * The yardstick: the same card in plain Java over flat arrays, a loop over the cuts of each numeric
 * characteristic, the four greatest losses kept by insertion.
 */
final class FlatCard {
  private static final int BINS = 6;

  final int[] reasons = new int[CardWorkload.REASONS];
  int score;
  double probability;
  int reasonCount;
  private final int[] cuts = new int[CardWorkload.COUNT * CardWorkload.VALUES];
  private final int[] points = new int[CardWorkload.COUNT * (BINS + 1)];
  private final int[] best;
  private final int[] losses = new int[CardWorkload.REASONS];

  FlatCard(CardWorkload card) {
    best = card.best;
    for (int i = 0; i < CardWorkload.COUNT; i++) {
      System.arraycopy(card.cuts[i], 0, cuts, i * CardWorkload.VALUES, card.cuts[i].length);
      int bins = card.points[i].length - 1;
      System.arraycopy(card.points[i], 0, points, i * (BINS + 1), bins);
      points[i * (BINS + 1) + BINS] = card.points[i][bins];
    }
  }

  void score(int[] record) {
    int total = 0;
    reasonCount = 0;
    for (int i = 0; i < CardWorkload.COUNT; i++) {
      int won = points[i * (BINS + 1) + bin(i, record[i])];
      total += won;
      int lost = best[i] - won;
      int last = CardWorkload.REASONS - 1;
      if (lost > (reasonCount <= last ? 0 : losses[last])) {
        insert(i, lost);
      }
    }
    score = total;
    probability = 1 / (1 + Math.exp(0.02 * total - 10));
  }

  private int bin(int i, int value) {
    if (value < 0) {
      return BINS;
    }
    int at = i * CardWorkload.VALUES;
    if (i >= CardWorkload.NUMERIC) {
      return cuts[at + value];
    }
    int bin = 0;
    while (bin < BINS - 1 && value >= cuts[at + bin]) {
      bin++;
    }
    return bin;
  }

  private void insert(int characteristic, int lost) {
    int at = Math.min(reasonCount, CardWorkload.REASONS - 1);
    reasonCount = at + 1;
    while (at > 0 && losses[at - 1] < lost) {
      losses[at] = losses[at - 1];
      reasons[at] = reasons[at - 1];
      at--;
    }
    losses[at] = lost;
    reasons[at] = characteristic;
  }
}
