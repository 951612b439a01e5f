package io.verdict.replay.stats;

/**
 * The regularised incomplete beta function.
 *
 * <p>Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, evaluated
 * with Lentz' method, on the side where it converges fast.
 */
final class BetaFunction {

  private static final double EPSILON = 1e-15;
  private static final double TINY = 1e-300;
  private static final int MAX_TERMS = 10_000;

  private BetaFunction() {}

  /** Returns I_x(a, b) for {@code a, b > 0}, the probability of a Beta(a, b) value below x. */
  static double regularised(double x, double a, double b) {
    if (x <= 0) {
      return 0;
    }
    if (x >= 1) {
      return 1;
    }
    return x < (a + 1) / (a + b + 2) ? direct(x, a, b) : 1 - direct(1 - x, b, a);
  }

  private static double direct(double x, double a, double b) {
    double logScale =
        GammaFunction.logGamma(a + b)
            - GammaFunction.logGamma(a)
            - GammaFunction.logGamma(b)
            + a * StrictMath.log(x)
            + b * StrictMath.log1p(-x);
    return StrictMath.exp(logScale) * fraction(x, a, b) / a;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < MAX_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      double step = d * c;
      fraction *= step;
      if (Math.abs(step - 1) < EPSILON) {
        break;
      }
    }
    return fraction;
  }

  private static double away(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
