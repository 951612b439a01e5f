package io.verdict.matcher.rank;

/**
 * The best products for one order, best first.
 *
 * <p><b>Thread safety</b>: confined; reused. <b>Allocation</b>: none after construction.
 */
public final class RankedOffers {
  /** Most offers kept. */
  public static final int MAX_OFFERS = 64;

  private final int[] products;
  private final long[] values;
  private final long[] ties;
  private int size;

  /**
   * A holder of the best few.
   *
   * @param capacity how many, 1 to {@link #MAX_OFFERS}
   */
  public RankedOffers(int capacity) {
    if (capacity < 1 || capacity > MAX_OFFERS) {
      throw new IllegalArgumentException("capacity is outside 1.." + MAX_OFFERS);
    }
    products = new int[capacity];
    values = new long[capacity];
    ties = new long[capacity];
  }

  /** Forgets all. */
  public void clear() {
    size = 0;
  }

  /** Number of offers held. */
  public int size() {
    return size;
  }

  /** The product at a rank, from 0. */
  public int product(int rank) {
    return products[rank];
  }

  /** Its value, in thousandths of a minor unit. */
  public long value(int rank) {
    return values[rank];
  }

  /** The value that an offer must reach to be kept. */
  long threshold() {
    return size == products.length ? values[size - 1] : Long.MIN_VALUE;
  }

  /** Keeps an offer if it is among the best; equal values go to the smaller tie. */
  void offer(int product, long value, long tie) {
    if (size == products.length && !isBetter(value, tie, size - 1)) {
      return;
    }
    int at = size == products.length ? size - 1 : size++;
    while (at > 0 && isBetter(value, tie, at - 1)) {
      products[at] = products[at - 1];
      values[at] = values[at - 1];
      ties[at] = ties[at - 1];
      at--;
    }
    products[at] = product;
    values[at] = value;
    ties[at] = tie;
  }

  private boolean isBetter(long value, long tie, int than) {
    return value > values[than]
        || (value == values[than] && Long.compareUnsigned(tie, ties[than]) < 0);
  }
}
