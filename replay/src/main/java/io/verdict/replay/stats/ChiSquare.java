package io.verdict.replay.stats;

/**
 * The chi-square distribution, as far as tests need it.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none.
 */
public final class ChiSquare {

  private ChiSquare() {}

  /**
   * Returns the p-value: the probability of a value of at least {@code statistic}.
   *
   * @param statistic not negative
   * @param degreesOfFreedom at least 1, else the result is {@code NaN}
   */
  public static double upperTail(double statistic, int degreesOfFreedom) {
    if (degreesOfFreedom < 1 || Double.isNaN(statistic)) {
      return Double.NaN;
    }
    return GammaFunction.upper(degreesOfFreedom / 2.0, Math.max(0, statistic) / 2);
  }
}
