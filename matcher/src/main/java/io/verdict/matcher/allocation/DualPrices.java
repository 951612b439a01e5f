package io.verdict.matcher.allocation;

/**
 * Prices of a problem's resources, and the bound that they certify.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class DualPrices {
  private final double[] prices;
  private final double upperBound;
  private final int passes;

  DualPrices(double[] prices, double upperBound, int passes) {
    this.prices = prices;
    this.upperBound = upperBound;
    this.passes = passes;
  }

  /** The price of a unit of a resource, 0 when it is not scarce. */
  public double price(int resource) {
    return prices[resource];
  }

  /** A value that no plan of the problem exceeds, whole offers or parts of them. */
  public double upperBound() {
    return upperBound;
  }

  /** How many passes over the orders it took. */
  public int passes() {
    return passes;
  }

  /** The mean of the prices above 0; 0 when there is none. */
  double mean() {
    double sum = 0;
    int count = 0;
    for (double price : prices) {
      sum += Math.max(0, price);
      count += price > 0 ? 1 : 0;
    }
    return count == 0 ? 0 : sum / count;
  }

  double[] prices() {
    return prices;
  }
}
