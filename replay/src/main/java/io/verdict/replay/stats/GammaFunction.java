package io.verdict.replay.stats;

/**
 * The logarithm of the gamma function and the regularised incomplete gamma functions.
 *
 * <p>Lanczos' approximation with g = 7 and nine terms (relative error below 1e-14); series below
 * {@code x = a + 1}, Lentz' continued fraction above it. Formulas: NIST Digital Library of
 * Mathematical Functions 8.7.1, 8.9.2. Only {@link StrictMath}, so the bits are the same
 * everywhere.
 */
final class GammaFunction {

  private static final double[] LANCZOS = {
    0.9999999999998099,
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };
  private static final double EPSILON = 1e-16;
  private static final double TINY = 1e-300;
  private static final int MAX_TERMS = 100_000;

  private GammaFunction() {}

  /** Returns ln Γ(x) for {@code x > 0}. */
  static double logGamma(double x) {
    if (x < 0.5) {
      return StrictMath.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
    }
    double shifted = x - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (shifted + i);
    }
    double t = shifted + 7.5;
    return 0.5 * StrictMath.log(2 * Math.PI)
        + (shifted + 0.5) * StrictMath.log(t)
        - t
        + StrictMath.log(sum);
  }

  /** Returns Q(a, x) = Γ(a, x) / Γ(a), the upper tail, for {@code a > 0} and {@code x >= 0}. */
  static double upper(double a, double x) {
    if (x <= 0) {
      return 1;
    }
    if (Double.isInfinite(x)) {
      return 0;
    }
    double scale = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
  }

  private static double lowerSeries(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int i = 1; i < MAX_TERMS && term > sum * EPSILON; i++) {
      term *= x / (a + i);
      sum += term;
    }
    return sum;
  }

  private static double upperFraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double fraction = d;
    for (int i = 1; i < MAX_TERMS; i++) {
      double an = -i * (i - a);
      b += 2;
      d = 1 / away(an * d + b);
      c = away(b + an / c);
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
