package io.verdict.replay.stats;

/**
 * Scores counted in bins of equal width, apart for good, bad and unknown cases.
 *
 * <p>Bin {@code i} holds {@code [low + i·width .. low + (i+1)·width)}; scores outside the range go
 * to the first or last bin, so no case is lost.
 *
 * <p><b>Thread safety:</b> confined to one thread while adding. <b>Allocation:</b> three arrays
 * when made, none when adding.
 */
public final class ScoreHistogram {

  private static final int MAX_BINS = 10_000;

  private final double low;
  private final double width;
  private final long[][] counts;

  /**
   * Makes an empty histogram.
   *
   * @param low lower edge of the first bin
   * @param width of each bin, positive
   * @param bins number of bins, in {@code [1..10000]}
   * @throws IllegalArgumentException if a value is out of range
   */
  public ScoreHistogram(double low, double width, int bins) {
    if (!(width > 0) || bins < 1 || bins > MAX_BINS) {
      throw new IllegalArgumentException(
          "needs width > 0 and bins in [1.." + MAX_BINS + "]: " + width + ", " + bins);
    }
    this.low = low;
    this.width = width;
    this.counts = new long[Label.values().length][bins];
  }

  /**
   * Counts one case.
   *
   * @throws IllegalArgumentException if the score is {@code NaN}
   */
  public void add(double score, Label label) {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score is NaN\nMaybe count cases without score apart.");
    }
    double bin = Math.floor((score - low) / width);
    int index = (int) Math.max(0, Math.min(bins() - 1, bin));
    counts[label.ordinal()][index]++;
  }

  /** Returns the number of bins. */
  public int bins() {
    return counts[0].length;
  }

  /** Returns the lower edge of bin {@code index}; {@code bins()} gives the last upper edge. */
  public double edge(int index) {
    return low + index * width;
  }

  /** Returns the cases of one class in one bin. */
  public long count(int bin, Label label) {
    return counts[label.ordinal()][bin];
  }

  /** Returns all cases of one class. */
  public long total(Label label) {
    long total = 0;
    for (long count : counts[label.ordinal()]) {
      total += count;
    }
    return total;
  }
}
