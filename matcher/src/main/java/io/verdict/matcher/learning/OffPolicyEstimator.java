package io.verdict.matcher.learning;

/**
 * What another policy would have earned an order, from choices that were logged with their exact
 * chances. Quotas tie orders together (one order's room is another's), so an estimate goes beside a
 * replay under quotas and does not stand for one.
 */
public enum OffPolicyEstimator {
  /**
   * Inverse propensity: unbiased, and wild where the policies differ. Horvitz and Thompson 1952.
   */
  IPS {
    @Override
    double term(OffPolicyLog log, int i) {
      return log.weights[i] * log.rewards[i];
    }
  },
  /** Self-normalised: a little biased, much calmer. Swaminathan and Joachims 2015. */
  SNIPS {
    @Override
    double term(OffPolicyLog log, int i) {
      return log.weights[i] * log.rewards[i];
    }
  },
  /** Doubly robust: right if either the chances or the model are. Dudík, Langford and Li 2011. */
  DR {
    @Override
    double term(OffPolicyLog log, int i) {
      return log.predictedOfTarget[i] + log.weights[i] * (log.rewards[i] - log.predicted[i]);
    }
  };

  /** Below so many effective choices nothing is said. */
  public static final double LEAST_SAMPLE_SIZE = 200;

  abstract double term(OffPolicyLog log, int i);

  /** Estimates, or refuses for want of evidence. */
  public PolicyValue estimate(OffPolicyLog log) {
    double sampleSize = log.effectiveSampleSize();
    if (sampleSize < LEAST_SAMPLE_SIZE) {
      return PolicyValue.refused(sampleSize);
    }
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < log.size; i++) {
      sum += term(log, i);
      weight += log.weights[i];
    }
    double value = this == SNIPS ? sum / weight : sum / log.size;
    double squares = 0;
    for (int i = 0; i < log.size; i++) {
      double away =
          this == SNIPS ? log.weights[i] * (log.rewards[i] - value) : term(log, i) - value;
      squares += away * away;
    }
    double scale = this == SNIPS ? weight : log.size;
    return new PolicyValue(value, StrictMath.sqrt(squares) / scale, sampleSize, false);
  }
}
