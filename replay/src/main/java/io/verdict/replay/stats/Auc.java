package io.verdict.replay.stats;

/**
 * The area under the ROC curve with DeLong's standard error.
 *
 * <p>{@code value = P(score of a good > score of a bad) + ½ P(equal)}. Standard error: E. R.
 * DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44 (1988) 837–845, from the placement
 * values of goods and bads, here summed over distinct scores in one pass.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param value in {@code [0..1]}, {@code NaN} without both classes
 * @param standardError DeLong's; {@code NaN} with fewer than two goods or bads
 * @param interval {@code value ± z·standardError}, cut to {@code [0..1]}
 */
public record Auc(double value, double standardError, Interval interval) {

  /**
   * Computes the area.
   *
   * @param sample the scored cases, higher score is safer
   * @param confidence of the interval, in {@code (0..1)}
   */
  public static Auc of(ScoredSample sample, double confidence) {
    if (!sample.hasBothClasses()) {
      return new Auc(Double.NaN, Double.NaN, Interval.UNAVAILABLE);
    }
    double goods = sample.goodCount();
    double bads = sample.badCount();
    double value = area(sample);
    double goodSquares = 0;
    double badSquares = 0;
    double goodsBelow = 0;
    double badsBelow = 0;
    for (int group = 0; group < sample.groups(); group++) {
      double g = sample.goods(group);
      double b = sample.bads(group);
      double ofGood = (badsBelow + b / 2) / bads - value;
      double ofBad = (goods - goodsBelow - g / 2) / goods - value;
      goodSquares += g * ofGood * ofGood;
      badSquares += b * ofBad * ofBad;
      goodsBelow += g;
      badsBelow += b;
    }
    double variance = goodSquares / (goods - 1) / goods + badSquares / (bads - 1) / bads;
    double error = goods < 2 || bads < 2 ? Double.NaN : Math.sqrt(variance);
    double z = Normal.twoSidedQuantile(confidence);
    return new Auc(value, error, Interval.around(value, z * error, 0, 1));
  }

  /** Returns {@code 2·AUC − 1}. */
  public double gini() {
    return 2 * value - 1;
  }

  /** Returns the interval of {@link #gini}. */
  public Interval giniInterval() {
    return interval.isAvailable()
        ? new Interval(2 * interval.low() - 1, 2 * interval.high() - 1)
        : Interval.UNAVAILABLE;
  }

  private static double area(ScoredSample sample) {
    double pairs = 0;
    double badsBelow = 0;
    for (int group = 0; group < sample.groups(); group++) {
      pairs += sample.goods(group) * (badsBelow + sample.bads(group) / 2.0);
      badsBelow += sample.bads(group);
    }
    return pairs / sample.goodCount() / sample.badCount();
  }
}
