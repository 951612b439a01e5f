package io.verdict.replay.stats;

/**
 * Cox's calibration line: the logistic fit of the outcome on the log-odds of the prediction.
 *
 * <p>{@code logit P(bad) = intercept + slope · logit(predicted)}. A perfect model has intercept 0
 * and slope 1; a slope below 1 says that predictions are too extreme. Source: D. R. Cox, Biometrika
 * 45 (1958) 562–565. Fitted by Newton's method; predictions are kept {@value #CLAMP} away from 0
 * and 1.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> one array while fitting.
 *
 * @param intercept 0 is ideal; all values are {@code NaN} when the fit does not exist
 * @param slope 1 is ideal
 * @param interceptError standard error
 * @param slopeError standard error
 */
public record CalibrationLine(
    double intercept, double slope, double interceptError, double slopeError) {

  private static final double CLAMP = 1e-9;
  private static final int MAX_STEPS = 60;
  private static final CalibrationLine NONE =
      new CalibrationLine(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Fits the line.
   *
   * @param predicted probability of default per case, in {@code [0..1]}
   * @param bad whether the case turned bad, same length
   * @throws IllegalArgumentException if the lengths differ or a value is out of range
   */
  public static CalibrationLine of(double[] predicted, boolean[] bad) {
    CalibrationTable.requireProbabilities(predicted, bad);
    double[] logits = new double[predicted.length];
    for (int i = 0; i < logits.length; i++) {
      double p = Math.min(1 - CLAMP, Math.max(CLAMP, predicted[i]));
      logits[i] = StrictMath.log(p) - StrictMath.log1p(-p);
    }
    double intercept = 0;
    double slope = 1;
    for (int step = 0; step < MAX_STEPS; step++) {
      Sums sums = Sums.of(logits, bad, intercept, slope);
      double determinant = sums.w * sums.wxx - sums.wx * sums.wx;
      if (!(determinant > 1e-12 * sums.w * sums.wxx)) {
        return NONE;
      }
      double moveIntercept = (sums.wxx * sums.g - sums.wx * sums.gx) / determinant;
      double moveSlope = (sums.w * sums.gx - sums.wx * sums.g) / determinant;
      intercept += moveIntercept;
      slope += moveSlope;
      if (Math.abs(moveIntercept) + Math.abs(moveSlope) < 1e-10) {
        return new CalibrationLine(
            intercept, slope, Math.sqrt(sums.wxx / determinant), Math.sqrt(sums.w / determinant));
      }
    }
    return NONE;
  }

  /** Gradient and information matrix at one point. */
  private record Sums(double g, double gx, double w, double wx, double wxx) {

    static Sums of(double[] logits, boolean[] bad, double intercept, double slope) {
      double g = 0;
      double gx = 0;
      double w = 0;
      double wx = 0;
      double wxx = 0;
      for (int i = 0; i < logits.length; i++) {
        double x = logits[i];
        double p = 1 / (1 + StrictMath.exp(-intercept - slope * x));
        double residual = (bad[i] ? 1 : 0) - p;
        double weight = p * (1 - p);
        g += residual;
        gx += residual * x;
        w += weight;
        wx += weight * x;
        wxx += weight * x * x;
      }
      return new Sums(g, gx, w, wx, wxx);
    }
  }
}
