package io.verdict.replay.stats;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The percentile bootstrap with a fixed seed.
 *
 * <p>Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 * Quantiles are interpolated linearly between order statistics. Replicates whose statistic is
 * {@code NaN} (a resample without a bad case) are left out.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> the resample and the replicates, per call.
 *
 * @param replicates number of resamples, at least 1; usually 1,000
 * @param seed the same seed gives the same interval on every JDK
 * @param confidence in {@code (0..1)}
 */
public record Bootstrap(int replicates, long seed, double confidence) {

  /** A statistic of a resample given as the indices of the drawn cases. */
  @FunctionalInterface
  public interface IndexStatistic {
    /** Returns the statistic of the cases {@code indices}, which may repeat; do not keep it. */
    double of(int[] indices);
  }

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public Bootstrap {
    if (replicates < 1 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "needs replicates >= 1 and confidence in (0..1): " + replicates + ", " + confidence);
    }
  }

  /**
   * Returns the interval of any statistic of {@code n} cases drawn with replacement.
   *
   * @param n number of cases; the interval is unavailable when 0
   * @param statistic called once per replicate with an array that is reused
   */
  public Interval interval(int n, IndexStatistic statistic) {
    if (n == 0) {
      return Interval.UNAVAILABLE;
    }
    SplitMix random = new SplitMix(seed);
    int[] indices = new int[n];
    double[] values = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      for (int i = 0; i < n; i++) {
        indices[i] = random.below(n);
      }
      values[r] = statistic.of(indices);
    }
    return percentiles(values);
  }

  /**
   * Returns the interval of a statistic of a scored sample, goods and bads drawn apart.
   *
   * @param sample the scored cases
   * @param statistic for example {@code s -> KolmogorovSmirnov.of(s).value()}
   */
  public Interval interval(ScoredSample sample, ToDoubleFunction<ScoredSample> statistic) {
    int[] goodGroups = groupOfCase(sample, false);
    int[] badGroups = groupOfCase(sample, true);
    SplitMix random = new SplitMix(seed);
    double[] values = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      long[] goods = redraw(goodGroups, sample.groups(), random);
      long[] bads = redraw(badGroups, sample.groups(), random);
      values[r] = statistic.applyAsDouble(sample.withCounts(goods, bads));
    }
    return percentiles(values);
  }

  private static int[] groupOfCase(ScoredSample sample, boolean bad) {
    long total = bad ? sample.badCount() : sample.goodCount();
    int[] groups = new int[Math.toIntExact(total)];
    int at = 0;
    for (int group = 0; group < sample.groups(); group++) {
      int count = (int) (bad ? sample.bads(group) : sample.goods(group));
      Arrays.fill(groups, at, at + count, group);
      at += count;
    }
    return groups;
  }

  private static long[] redraw(int[] groupOfCase, int groups, SplitMix random) {
    long[] counts = new long[groups];
    for (int i = 0; i < groupOfCase.length; i++) {
      counts[groupOfCase[random.below(groupOfCase.length)]]++;
    }
    return counts;
  }

  private Interval percentiles(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return Interval.UNAVAILABLE;
    }
    double tail = (1 - confidence) / 2;
    return new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail));
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
