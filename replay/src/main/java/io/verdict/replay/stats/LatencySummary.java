package io.verdict.replay.stats;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Percentiles and log-spaced buckets of a latency histogram.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> the list of buckets.
 *
 * @param count number of recorded values
 * @param meanNanos mean, {@code NaN} without values
 * @param p50Nanos median
 * @param p90Nanos 90th percentile
 * @param p99Nanos 99th percentile
 * @param p999Nanos 99.9th percentile
 * @param maxNanos greatest value
 * @param buckets five per decade, from the first to the last that is not empty
 */
public record LatencySummary(
    long count,
    double meanNanos,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos,
    long p999Nanos,
    long maxNanos,
    List<Bucket> buckets) {

  private static final int PER_DECADE = 5;

  /**
   * One bucket of the plot.
   *
   * @param lowNanos lower edge, inclusive
   * @param highNanos upper edge, exclusive
   * @param count values inside
   */
  public record Bucket(double lowNanos, double highNanos, long count) {}

  /** Copies the buckets. */
  public LatencySummary {
    buckets = List.copyOf(buckets);
  }

  /** Summarises a histogram of nanoseconds; nobody may record into it meanwhile. */
  public static LatencySummary of(AbstractHistogram histogram) {
    long count = histogram.getTotalCount();
    return new LatencySummary(
        count,
        count == 0 ? Double.NaN : histogram.getMean(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue(),
        buckets(histogram));
  }

  private static List<Bucket> buckets(AbstractHistogram histogram) {
    List<Bucket> buckets = new ArrayList<>();
    int step = 0;
    long inside = 0;
    for (HistogramIterationValue value : histogram.recordedValues()) {
      while (value.getValueIteratedTo() >= edge(step + 1)) {
        addUnlessLeading(buckets, step++, inside);
        inside = 0;
      }
      inside += value.getCountAtValueIteratedTo();
    }
    if (inside > 0) {
      addUnlessLeading(buckets, step, inside);
    }
    return buckets;
  }

  private static void addUnlessLeading(List<Bucket> buckets, int step, long inside) {
    if (inside > 0 || !buckets.isEmpty()) {
      buckets.add(new Bucket(edge(step), edge(step + 1), inside));
    }
  }

  private static double edge(int step) {
    return StrictMath.pow(10, (double) step / PER_DECADE);
  }
}
