package io.verdict.replay.stats;

/**
 * Jeffreys' test of one grade's predicted default probability.
 *
 * <p>The p-value of "the true probability is at most the predicted one": {@code I_pd(k + ½, n − k +
 * ½)}, the posterior under Jeffreys' prior, as in the European Central Bank's instructions for
 * validation reporting (2019), section 2.5.3. A small value says that the grade is under-predicted.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param observed bad cases of all cases in the grade
 * @param predicted the grade's predicted probability, in {@code [0..1]}
 * @param pValue in {@code [0..1]}, {@code NaN} for an empty grade
 */
public record GradeTest(Rate observed, double predicted, double pValue) {

  /**
   * Tests one grade.
   *
   * @throws IllegalArgumentException if {@code predicted} is not in {@code [0..1]}
   */
  public static GradeTest of(Rate observed, double predicted) {
    if (!(predicted >= 0 && predicted <= 1)) {
      throw new IllegalArgumentException("predicted must lie in [0..1]: " + predicted);
    }
    double p =
        observed.isAvailable()
            ? BetaFunction.regularised(
                predicted, observed.hits() + 0.5, observed.n() - observed.hits() + 0.5)
            : Double.NaN;
    return new GradeTest(observed, predicted, p);
  }
}
