package io.verdict.replay.stats;

/**
 * The Brier score and the skill against always predicting the average.
 *
 * <p>{@code mean (p − y)²}; G. W. Brier, Monthly Weather Review 78 (1950) 1–3. Skill is {@code 1 −
 * score / (r·(1 − r))} with the observed bad rate r.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param score in {@code [0..1]}, lower is better; {@code NaN} without cases
 * @param skill at most 1, 0 is no better than the average; {@code NaN} without both classes
 */
public record Brier(double score, double skill) {

  /**
   * Computes the score.
   *
   * @param predicted probability of default per case, in {@code [0..1]}
   * @param bad whether the case turned bad, same length
   * @throws IllegalArgumentException if the lengths differ or a value is out of range
   */
  public static Brier of(double[] predicted, boolean[] bad) {
    CalibrationTable.requireProbabilities(predicted, bad);
    double sum = 0;
    double bads = 0;
    for (int i = 0; i < predicted.length; i++) {
      double error = predicted[i] - (bad[i] ? 1 : 0);
      sum += error * error;
      bads += bad[i] ? 1 : 0;
    }
    double score = sum / predicted.length;
    double rate = bads / predicted.length;
    double reference = rate * (1 - rate);
    return new Brier(score, reference > 0 ? 1 - score / reference : Double.NaN);
  }
}
