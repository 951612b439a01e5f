package io.verdict.matcher.probability;

/**
 * The inverse of the standard normal distribution, by Acklam's rational approximation (1e-9), with
 * strict arithmetic: the same bits on every machine.
 */
public final class Gaussian {
  private static final double LOW = 0.02425;
  private static final double[] A = {
    -39.69683028665376, 220.9460984245205, -275.9285104469687,
    138.3577518672690, -30.66479806614716, 2.506628277459239
  };
  private static final double[] B = {
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572
  };
  private static final double[] C = {
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838,
    -2.549732539343734, 4.374664141464968, 2.938163982698783
  };
  private static final double[] D = {
    0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416
  };

  private Gaussian() {}

  /** The value below which a share of the distribution lies, 0 &lt; share &lt; 1. */
  public static double quantile(double share) {
    if (share < LOW) {
      return tail(StrictMath.sqrt(-2 * StrictMath.log(share)));
    }
    if (share > 1 - LOW) {
      return -tail(StrictMath.sqrt(-2 * StrictMath.log(1 - share)));
    }
    double q = share - 0.5;
    double r = q * q;
    return q * polynomial(A, r) / (polynomial(B, r) * r + 1);
  }

  private static double tail(double q) {
    return polynomial(C, q) / (polynomial(D, q) * q + 1);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
