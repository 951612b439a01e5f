package io.verdict.replay.run;

import io.verdict.replay.run.SwapSet.Quadrant;
import io.verdict.replay.stats.Bootstrap;
import io.verdict.replay.stats.Interval;
import io.verdict.replay.stats.Rate;

/**
 * How much the bad rate of what a second policy approves lies above that of the first, relative to
 * it: −0.25 is a fall by a quarter. Both approve many of the same, so that the interval is a
 * bootstrap of the cases, not of two rates.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param value the relative change; not a number where one of the rates is not known or zero
 * @param interval its 95 % interval
 * @param replicates resamples behind the interval
 */
public record BadChange(double value, Interval interval, int replicates) {
  private static final int REPLICATES = 1_000;
  private static final long SEED = 20_261_128;
  private static final double CONFIDENCE = 0.95;
  private static final Quadrant[] APPROVED = {Quadrant.BOTH, Quadrant.SWAP_OUT, Quadrant.SWAP_IN};

  /** The change between the two policies of a swap set. */
  public static BadChange of(SwapSet swaps) {
    long[] ends = new long[2 * APPROVED.length];
    long sum = 0;
    for (int i = 0; i < APPROVED.length; i++) {
      Rate bad = swaps.quadrant(APPROVED[i]).bad();
      ends[2 * i] = sum += bad.hits();
      ends[2 * i + 1] = sum += bad.n() - bad.hits();
    }
    double value = change(counts(ends));
    if (Double.isNaN(value)) {
      return new BadChange(value, Interval.UNAVAILABLE, 0);
    }
    Interval interval =
        new Bootstrap(REPLICATES, SEED, CONFIDENCE)
            .interval(Math.toIntExact(sum), indices -> change(drawn(indices, ends)));
    return new BadChange(value, interval, REPLICATES);
  }

  private static long[] counts(long[] ends) {
    long[] counts = ends.clone();
    for (int i = counts.length - 1; i > 0; i--) {
      counts[i] -= ends[i - 1];
    }
    return counts;
  }

  private static long[] drawn(int[] indices, long[] ends) {
    long[] counts = new long[ends.length];
    for (int index : indices) {
      int group = 0;
      while (index >= ends[group]) {
        group++;
      }
      counts[group]++;
    }
    return counts;
  }

  /** Bad and good of both, then of the first alone, then of the second alone. */
  private static double change(long[] counts) {
    double before = rate(counts, 2);
    return before > 0 ? rate(counts, 4) / before - 1 : Double.NaN;
  }

  private static double rate(long[] counts, int alone) {
    long bad = counts[0] + counts[alone];
    return (double) bad / (bad + counts[1] + counts[alone + 1]);
  }
}
