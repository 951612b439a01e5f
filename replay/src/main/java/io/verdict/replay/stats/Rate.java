package io.verdict.replay.stats;

/**
 * A share of cases: {@code hits} of {@code n}, with its Wilson interval.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> {@link #wilson} allocates its result.
 *
 * @param hits cases that have the property, in {@code [0..n]}
 * @param n cases looked at, not negative
 */
public record Rate(long hits, long n) {

  /** The rate of nothing; its value is {@code NaN}. */
  public static final Rate NONE = new Rate(0, 0);

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if {@code hits} is not in {@code [0..n]}
   */
  public Rate {
    if (hits < 0 || hits > n) {
      throw new IllegalArgumentException("rate needs 0 <= hits <= n: " + hits + " of " + n);
    }
  }

  /** Returns {@code hits / n}, {@code NaN} when {@code n} is 0. */
  public double value() {
    return n == 0 ? Double.NaN : (double) hits / n;
  }

  /** Returns whether there is at least one case. */
  public boolean isAvailable() {
    return n > 0;
  }

  /**
   * Returns the Wilson score interval, see {@link Wilson#interval}.
   *
   * @param confidence in {@code (0..1)}, for example 0.95
   */
  public Interval wilson(double confidence) {
    return Wilson.interval(hits, n, confidence);
  }

  /** Returns the rate of both groups of cases together. */
  public Rate plus(Rate other) {
    return new Rate(Math.addExact(hits, other.hits), Math.addExact(n, other.n));
  }
}
