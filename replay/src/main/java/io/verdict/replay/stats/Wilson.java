package io.verdict.replay.stats;

/**
 * The Wilson score interval of a binomial share.
 *
 * <p>Source: E. B. Wilson, JASA 22 (1927) 209–212; method 3 of R. G. Newcombe, Statistics in
 * Medicine 17 (1998) 857–872, whose printed examples are the test. It holds its level for small
 * {@code n} and shares near 0 or 1, where the usual {@code p ± z·se} gives nonsense.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> the result.
 */
public final class Wilson {

  private Wilson() {}

  /**
   * Returns the two-sided interval, without continuity correction.
   *
   * @param hits cases with the property, in {@code [0..n]}
   * @param n cases looked at
   * @param confidence in {@code (0..1)}
   * @return ends in {@code [0..1]}; {@link Interval#UNAVAILABLE} when {@code n} is 0
   * @throws IllegalArgumentException if the counts or the confidence are out of range
   */
  public static Interval interval(long hits, long n, double confidence) {
    if (hits < 0 || hits > n) {
      throw new IllegalArgumentException("interval needs 0 <= hits <= n: " + hits + " of " + n);
    }
    if (n == 0) {
      return Interval.UNAVAILABLE;
    }
    double z = Normal.twoSidedQuantile(confidence);
    double share = (double) hits / n;
    double denominator = 1 + z * z / n;
    double centre = (share + z * z / (2.0 * n)) / denominator;
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / denominator;
    double low = hits == 0 ? 0 : centre - half;
    double high = hits == n ? 1 : centre + half;
    return new Interval(Math.max(0, low), Math.min(1, high));
  }
}
