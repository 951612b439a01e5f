package io.verdict.matcher.ledger;

/**
 * The counters that one reservation takes from, all or nothing, and its amount.
 *
 * <p>Put the counters that are likeliest to be short first: a refused chain then disturbs the
 * others least.
 *
 * <p><b>Thread safety</b>: confined; reused. <b>Allocation</b>: none after construction.
 */
public final class Chain {
  /** Most counters of a chain. */
  public static final int MAX_COUNTERS = 16;

  /** Largest amount of one reservation, in minor units. */
  public static final long MAX_AMOUNT = 1_000_000_000_000L;

  final int[] counters = new int[MAX_COUNTERS];
  int count;
  long amountMinor;

  /** Empties the chain and sets its amount to 0. */
  public Chain clear() {
    count = 0;
    amountMinor = 0;
    return this;
  }

  /**
   * Sets the amount.
   *
   * @param minorUnits 0 to {@link #MAX_AMOUNT}
   */
  public Chain amount(long minorUnits) {
    if (minorUnits < 0 || minorUnits > MAX_AMOUNT) {
      throw new IllegalArgumentException("the amount is outside 0.." + MAX_AMOUNT);
    }
    amountMinor = minorUnits;
    return this;
  }

  /**
   * Appends a counter.
   *
   * @throws IllegalArgumentException if it is in the chain already
   * @throws IllegalStateException if the chain has {@link #MAX_COUNTERS}
   */
  public Chain add(int counter) {
    if (count == MAX_COUNTERS) {
      throw new IllegalStateException("a chain has at most " + MAX_COUNTERS + " counters");
    }
    if (has(counter)) {
      throw new IllegalArgumentException("counter " + counter + " is twice in the chain");
    }
    counters[count++] = counter;
    return this;
  }

  /** Whether a counter is in the chain. */
  public boolean has(int counter) {
    for (int i = 0; i < count; i++) {
      if (counters[i] == counter) {
        return true;
      }
    }
    return false;
  }

  /** Number of counters. */
  public int count() {
    return count;
  }

  /** The counter at a position. */
  public int counter(int position) {
    return counters[position];
  }

  /** The amount, in minor units. */
  public long amountMinor() {
    return amountMinor;
  }
}
