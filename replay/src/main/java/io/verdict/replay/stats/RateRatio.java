package io.verdict.replay.stats;

/**
 * The ratio of two rates, for example the adverse impact ratio, with its interval.
 *
 * <p>Interval on the logarithm with standard error {@code sqrt(1/a − 1/n + 1/b − 1/m)}: D. Katz et
 * al., Biometrics 34 (1978) 469–474.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param value rate of the group ÷ rate of the reference, {@code NaN} when that is 0 or unknown
 * @param interval unavailable when a rate is 0 or unknown
 */
public record RateRatio(double value, Interval interval) {

  /**
   * Compares two rates.
   *
   * @param group the rate above the line
   * @param reference the rate below the line
   * @param confidence in {@code (0..1)}
   */
  public static RateRatio of(Rate group, Rate reference, double confidence) {
    if (!group.isAvailable() || reference.hits() == 0) {
      return new RateRatio(Double.NaN, Interval.UNAVAILABLE);
    }
    double ratio = group.value() / reference.value();
    if (group.hits() == 0) {
      return new RateRatio(ratio, Interval.UNAVAILABLE);
    }
    double variance =
        1.0 / group.hits() - 1.0 / group.n() + 1.0 / reference.hits() - 1.0 / reference.n();
    double factor =
        StrictMath.exp(Normal.twoSidedQuantile(confidence) * Math.sqrt(Math.max(0, variance)));
    return new RateRatio(ratio, new Interval(ratio / factor, ratio * factor));
  }
}
