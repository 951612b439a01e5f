package io.verdict.replay.stats;

/**
 * How accounts, or their balances, move between delinquency buckets in one month.
 *
 * <p><b>Thread safety:</b> confined to one thread while adding. <b>Allocation:</b> two square
 * arrays when made, none when adding.
 */
public final class RollRateMatrix {

  private static final int MAX_STATES = 100;

  private final long[][] counts;
  private final long[][] amounts;

  /**
   * Makes an empty matrix.
   *
   * @param states number of buckets, in {@code [1..100]}
   * @throws IllegalArgumentException if {@code states} is out of range
   */
  public RollRateMatrix(int states) {
    if (states < 1 || states > MAX_STATES) {
      throw new IllegalArgumentException("states must be in [1.." + MAX_STATES + "]: " + states);
    }
    this.counts = new long[states][states];
    this.amounts = new long[states][states];
  }

  /**
   * Counts one account's month.
   *
   * @param from bucket at the start of the month, in {@code [0..states)}
   * @param to bucket at the end of the month
   * @param amountMinor balance at the start of the month, in minor units, not negative
   * @throws ArithmeticException if a sum leaves the range of a long
   */
  public void add(int from, int to, long amountMinor) {
    counts[from][to]++;
    amounts[from][to] = Math.addExact(amounts[from][to], amountMinor);
  }

  /** Returns the number of buckets. */
  public int states() {
    return counts.length;
  }

  /** Returns the share of accounts of {@code from} that are in {@code to} a month later. */
  public Rate byCount(int from, int to) {
    return new Rate(counts[from][to], total(counts[from]));
  }

  /** Returns the share of the balance of {@code from}, {@code NaN} if there was none. */
  public double byAmount(int from, int to) {
    long total = total(amounts[from]);
    return total == 0 ? Double.NaN : (double) amounts[from][to] / total;
  }

  private static long total(long[] row) {
    long total = 0;
    for (long value : row) {
      total = Math.addExact(total, value);
    }
    return total;
  }
}
