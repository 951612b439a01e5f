package io.verdict.matcher.learning;

import java.util.Arrays;

/**
 * How long answers take, as counts by logarithmic buckets, older ones weighing less.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class AnswerTimes {
  private static final int BUCKETS_AN_OCTAVE = 4;
  private static final int BUCKETS = 40 * BUCKETS_AN_OCTAVE;

  private final double[] counts = new double[BUCKETS];
  private final double[] shares = new double[BUCKETS];
  private double sum;

  private static int bucket(long millis) {
    long at = Math.max(1, millis);
    int octave = Math.min(39, Long.SIZE - 1 - Long.numberOfLeadingZeros(at));
    long fraction = (at << 2 >>> octave) & (BUCKETS_AN_OCTAVE - 1);
    return octave * BUCKETS_AN_OCTAVE + (int) fraction;
  }

  void add(long millis) {
    counts[bucket(millis)]++;
    sum++;
  }

  void discount(double factor) {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] *= factor;
    }
    sum *= factor;
  }

  /** To be called before {@link #shareWithin}. */
  void close() {
    double below = 0;
    Arrays.fill(shares, 0);
    for (int i = 0; i < BUCKETS && sum > 0; i++) {
      shares[i] = below / sum;
      below += counts[i];
    }
  }

  /** The share of answers that come within a time; 0 before there were any. */
  double shareWithin(long millis) {
    return shares[bucket(millis)];
  }
}
