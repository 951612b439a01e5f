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
  private final long[] thousandthsPerOrder;

  private ShadowPrices(long version, long[] millionthsPerMinor, long[] thousandthsPerOrder) {
    this.version = version;
    this.millionthsPerMinor = millionthsPerMinor;
    this.thousandthsPerOrder = thousandthsPerOrder;
  }

  /** Nothing is scarce; what is left of a day paces the offers instead. */
  public static ShadowPrices zero(int products) {
    return new ShadowPrices(0, new long[products], new long[products]);
  }

  /**
   * Prices of one solve of amounts alone.
   *
   * @param version its number, above 0
   * @param millionthsPerMinor for each product, in millionths of a minor unit a minor unit of
   *     expected amount; negative where delivery was promised and is behind
   */
  public static ShadowPrices of(long version, long[] millionthsPerMinor) {
    return of(version, millionthsPerMinor, new long[millionthsPerMinor.length]);
  }

  /**
   * Prices of one solve.
   *
   * @param thousandthsPerOrder for each product, in thousandths of a minor unit an order, for
   *     limits that count orders
   */
  public static ShadowPrices of(
      long version, long[] millionthsPerMinor, long[] thousandthsPerOrder) {
    return new ShadowPrices(version, millionthsPerMinor.clone(), thousandthsPerOrder.clone());
  }

  /** The solve's number; 0 for none. */
  public long version() {
    return version;
  }

  /** The price of a minor unit of a product. */
  public long millionthsPerMinor(int product) {
    return millionthsPerMinor[product];
  }

  /** The price of an order of a product. */
  public long thousandthsPerOrder(int product) {
    return thousandthsPerOrder[product];
  }
}
