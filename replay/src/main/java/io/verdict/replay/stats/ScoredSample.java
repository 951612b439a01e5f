package io.verdict.replay.stats;

import java.util.Arrays;

/**
 * Scores with known outcome, grouped by distinct score in ascending order.
 *
 * <p>The common ground of {@link Auc}, {@link KolmogorovSmirnov}, {@link RocCurve} and {@link
 * GainsTable}: each walks the groups once, so ties are treated alike by all of them. A higher score
 * is a safer case; negate a probability of default before handing it in.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> three arrays of the number of distinct
 * scores; building sorts copies of the scores, O(n log n).
 */
public final class ScoredSample {

  private final double[] scores;
  private final long[] goods;
  private final long[] bads;
  private final long goodCount;
  private final long badCount;

  private ScoredSample(double[] scores, long[] goods, long[] bads) {
    this.scores = scores;
    this.goods = goods;
    this.bads = bads;
    this.goodCount = sum(goods);
    this.badCount = sum(bads);
  }

  /**
   * Groups a sample.
   *
   * @param scores one score per case, higher is safer, no {@code NaN}
   * @param bad whether the case turned bad, same length
   * @throws IllegalArgumentException if the lengths differ or a score is {@code NaN}
   */
  public static ScoredSample of(double[] scores, boolean[] bad) {
    if (scores.length != bad.length) {
      throw new IllegalArgumentException(
          "one label per score: " + scores.length + " scores, " + bad.length + " labels");
    }
    double[] goodScores = sortedWhere(scores, bad, false);
    double[] badScores = sortedWhere(scores, bad, true);
    double[] distinct = new double[scores.length];
    long[] goods = new long[scores.length];
    long[] bads = new long[scores.length];
    int groups = 0;
    int g = 0;
    int b = 0;
    while (g < goodScores.length || b < badScores.length) {
      double next = Math.min(at(goodScores, g), at(badScores, b));
      distinct[groups] = next;
      int goodStart = g;
      int badStart = b;
      while (g < goodScores.length && goodScores[g] == next) {
        g++;
      }
      while (b < badScores.length && badScores[b] == next) {
        b++;
      }
      goods[groups] = (long) g - goodStart;
      bads[groups++] = (long) b - badStart;
    }
    return new ScoredSample(
        Arrays.copyOf(distinct, groups), Arrays.copyOf(goods, groups), Arrays.copyOf(bads, groups));
  }

  /** Returns the number of distinct scores. */
  public int groups() {
    return scores.length;
  }

  /** Returns the score of a group; groups ascend. */
  public double score(int group) {
    return scores[group];
  }

  /** Returns the good cases of a group. */
  public long goods(int group) {
    return goods[group];
  }

  /** Returns the bad cases of a group. */
  public long bads(int group) {
    return bads[group];
  }

  /** Returns the number of good cases. */
  public long goodCount() {
    return goodCount;
  }

  /** Returns the number of bad cases. */
  public long badCount() {
    return badCount;
  }

  /** Returns whether there is at least one good and one bad case. */
  public boolean hasBothClasses() {
    return goodCount > 0 && badCount > 0;
  }

  /** Returns the sample with other counts on the same scores; for resampling. */
  ScoredSample withCounts(long[] resampledGoods, long[] resampledBads) {
    return new ScoredSample(scores, resampledGoods, resampledBads);
  }

  private static double[] sortedWhere(double[] scores, boolean[] bad, boolean wanted) {
    double[] kept = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException(
            "score " + i + " is NaN\nMaybe leave out cases without a score and print their count.");
      }
      if (bad[i] == wanted) {
        kept[count++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double at(double[] sorted, int index) {
    return index < sorted.length ? sorted[index] : Double.POSITIVE_INFINITY;
  }

  private static long sum(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
