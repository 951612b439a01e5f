package io.verdict.matcher.rank;

/**
 * What a unit of each product's scarce capacity is worth to the orders still to come, subtracted
 * from an offer's value.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class ShadowPrices {
  private final long version;
  private final long[] millionthsPerMinor;

  private ShadowPrices(long version, long[] millionthsPerMinor) {
    this.version = version;
    this.millionthsPerMinor = millionthsPerMinor;
  }

  /** Nothing is scarce. */
  public static ShadowPrices zero(int products) {
    return new ShadowPrices(0, new long[products]);
  }

  /**
   * Prices of one solve.
   *
   * @param version its number
   * @param millionthsPerMinor for each product, in millionths of a minor unit a minor unit of
   *     amount, none negative
   */
  public static ShadowPrices of(long version, long[] millionthsPerMinor) {
    return new ShadowPrices(version, millionthsPerMinor.clone());
  }

  /** The solve's number; 0 for none. */
  public long version() {
    return version;
  }

  /** The price of a product. */
  public long millionthsPerMinor(int product) {
    return millionthsPerMinor[product];
  }
}
