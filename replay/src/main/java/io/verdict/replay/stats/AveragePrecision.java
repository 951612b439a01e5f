package io.verdict.replay.stats;

/**
 * The average precision of a score at finding bad cases.
 *
 * <p>{@code Σ (R_k − R_{k−1}) · P_k} with recall R and precision P when declining everything up to
 * the k-th distinct score, worst first; no interpolation. It is the definition of scikit-learn's
 * {@code average_precision_score}.
 */
public final class AveragePrecision {

  private AveragePrecision() {}

  /** Returns the average precision in {@code [0..1]}, {@code NaN} without a bad case. */
  public static double of(ScoredSample sample) {
    if (sample.badCount() == 0) {
      return Double.NaN;
    }
    double sum = 0;
    double caught = 0;
    double declined = 0;
    for (int group = 0; group < sample.groups(); group++) {
      double bads = sample.bads(group);
      caught += bads;
      declined += bads + sample.goods(group);
      sum += bads / sample.badCount() * (caught / declined);
    }
    return sum;
  }
}
