package io.verdict.matcher.allocation;

/**
 * One offer, or none, for each order of a batch.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class BatchPlan {
  private final int[] offers;
  private final double value;
  private final double upperBound;

  BatchPlan(int[] offers, double value, double upperBound) {
    this.offers = offers;
    this.value = value;
    this.upperBound = upperBound;
  }

  /** The offer of an order, as a number of the problem, or -1. */
  public int offer(int order) {
    return offers[order];
  }

  /** What the plan is worth, less the penalties for promises that it does not keep. */
  public double value() {
    return value;
  }

  /** What no plan is worth more than. */
  public double upperBound() {
    return upperBound;
  }

  /** What may be missing to the best, as a share of the bound. */
  public double gap() {
    return upperBound == 0 ? 0 : (upperBound - value) / upperBound;
  }
}
