package io.verdict.replay.stats;

/**
 * The standard normal distribution.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none.
 */
public final class Normal {

  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  /**
   * Returns the probability below {@code x}.
   *
   * <p>Through {@code Φ(x) = ½ (1 ± P(½, x²/2))}, the regularised gamma function; relative error
   * about 1e-13 in both tails.
   */
  public static double cdf(double x) {
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    double half = 0.5 * GammaFunction.upper(0.5, x * x / 2);
    return x > 0 ? 1 - half : half;
  }

  /**
   * Returns the {@code x} with {@code cdf(x) = probability}, by bisection on the monotone cdf, so
   * the error is that of {@link #cdf}.
   *
   * @param probability in {@code (0..1)}
   * @throws IllegalArgumentException if the probability is out of range
   */
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must lie in (0..1): " + probability);
    }
    if (probability > 0.5) {
      return -quantile(1 - probability);
    }
    double low = -40;
    double high = 0;
    while (true) {
      double middle = (low + high) / 2;
      if (middle == low || middle == high) {
        return middle;
      }
      if (cdf(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** Returns the density at {@code x}. */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / SQRT_TWO_PI;
  }

  /**
   * Returns the factor of a two-sided interval, 1.959964 for 0.95.
   *
   * @param confidence in {@code (0..1)}
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public static double twoSidedQuantile(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence must lie in (0..1), for example 0.95: " + confidence);
    }
    return -quantile((1 - confidence) / 2);
  }
}
