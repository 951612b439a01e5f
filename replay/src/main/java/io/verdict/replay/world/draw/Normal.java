package io.verdict.replay.world.draw;

/**
 * Quantiles of the standard normal distribution, the same bits on every platform.
 *
 * <p>P. J. Acklam's rational approximation; its relative error stays below 1.2e-9. Logarithm and
 * square root are those of {@link StrictMath}.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none.
 */
public final class Normal {
  private static final double TAIL = 0.02425;

  private Normal() {}

  /**
   * The value below which a standard normal variable falls with the given probability.
   *
   * @param probability inside the open interval (0, 1)
   */
  public static double quantile(double probability) {
    if (probability < TAIL) {
      return tail(StrictMath.sqrt(-2 * StrictMath.log(probability)));
    }
    if (probability > 1 - TAIL) {
      return -tail(StrictMath.sqrt(-2 * StrictMath.log(1 - probability)));
    }
    double q = probability - 0.5;
    double r = q * q;
    double top =
        ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                        + 1.383577518672690e+02)
                    * r
                - 3.066479806614716e+01)
            * r;
    double bottom =
        ((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
                    + 6.680131188771972e+01)
                * r
            - 1.328068155288572e+01);
    return (top + 2.506628277459239e+00) * q / (bottom * r + 1);
  }

  private static double tail(double q) {
    double top =
        ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q
                        - 2.549732539343734e+00)
                    * q
                + 4.374664141464968e+00)
            * q;
    double bottom =
        (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q
                + 3.754408661907416e+00)
            * q;
    return (top + 2.938163982698783e+00) / (bottom + 1);
  }
}
