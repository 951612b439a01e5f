package io.verdict.matcher.learning;

/**
 * An estimate of what a policy earns an order.
 *
 * @param value the estimate; not a number when refused
 * @param standardError its standard error; not a number when refused
 * @param effectiveSampleSize how much evidence there was
 * @param isRefused whether there was too little
 */
public record PolicyValue(
    double value, double standardError, double effectiveSampleSize, boolean isRefused) {
  static PolicyValue refused(double effectiveSampleSize) {
    return new PolicyValue(Double.NaN, Double.NaN, effectiveSampleSize, true);
  }
}
