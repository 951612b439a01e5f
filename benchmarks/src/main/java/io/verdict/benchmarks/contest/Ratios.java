package io.verdict.benchmarks.contest;

import java.util.Arrays;

/**
 * One system's time over another's, round by round.
 *
 * @param middle geometric mean of the rounds' ratios
 * @param low the least of them
 * @param high the greatest
 */
record Ratios(double middle, double low, double high) {
  /**
   * Ratios of times of the same rounds.
   *
   * @param theirs a time for each round
   * @param ours as many
   */
  static Ratios of(double[] theirs, double[] ours) {
    double logs = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    int rounds = Math.min(theirs.length, ours.length);
    for (int round = 0; round < rounds; round++) {
      double ratio = theirs[round] / ours[round];
      logs += Math.log(ratio);
      low = Math.min(low, ratio);
      high = Math.max(high, ratio);
    }
    return new Ratios(Math.exp(logs / rounds), low, high);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
