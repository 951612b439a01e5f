package io.verdict.matcher.rank;

/**
 * The best products for one order, best first.
 *
 * <p><b>Thread safety</b>: confined; reused. <b>Allocation</b>: none after construction.
 */
public final class RankedOffers {
  /** What is subtracted from the value of an offer that costs the borrower too much. */
  static final long GUARDED = Long.MIN_VALUE / 2;

  /** Most offers kept. */
  public static final int MAX_OFFERS = 64;

  private final int[] products;
  private final long[] values;
  private final long[] ties;
  final CheapestOffers cheapest = new CheapestOffers();
  private int table;
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
    table = -1;
  }

  /** The table of chances that the order saw, -1 when there were none. */
  public int table() {
    return table;
  }

  void table(int seen) {
    table = seen;
  }

  /**
   * Whether the offer at a rank comes after all others because it costs the borrower too much more
   * than a comparable one: the reason {@code COST_GUARD}.
   */
  public boolean isCostGuarded(int rank) {
    return values[rank] < GUARDED / 2;
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
    return isCostGuarded(rank) ? values[rank] - GUARDED : values[rank];
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

  /** Puts a product first, whatever its value: it was chosen by lot. */
  void promote(int product, long value, long tie) {
    int at = 0;
    while (at < size && products[at] != product) {
      at++;
    }
    if (at == size) {
      at = size == products.length ? size - 1 : size++;
    }
    for (; at > 0; at--) {
      products[at] = products[at - 1];
      values[at] = values[at - 1];
      ties[at] = ties[at - 1];
    }
    products[0] = product;
    values[0] = value;
    ties[0] = tie;
  }

  private boolean isBetter(long value, long tie, int than) {
    return value > values[than]
        || (value == values[than] && Long.compareUnsigned(tie, ties[than]) < 0);
  }
}
