package io.verdict.replay.stats;

/**
 * The Hosmer–Lemeshow test of calibration.
 *
 * <p>{@code Σ (O − E)² / E} over the bads and goods of each group. Source: D. W. Hosmer, S.
 * Lemeshow, Applied Logistic Regression, 2nd edition (2000), section 5.2.2. Degrees of freedom are
 * groups − 2 on the sample that fitted the model and groups on fresh data. With very many cases any
 * model fails this test; read it beside the calibration plot.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param statistic the chi-square statistic, {@code NaN} without cases
 * @param degreesOfFreedom see above
 * @param pValue a small value says that predictions and outcomes differ
 */
public record HosmerLemeshow(double statistic, int degreesOfFreedom, double pValue) {

  /** Which sample the model is tested on. */
  public enum Sample {
    /** The sample that fitted the model. */
    DEVELOPMENT,
    /** Data the model has not seen. */
    FRESH
  }

  /**
   * Tests a calibration table.
   *
   * @param table usually of ten groups
   * @param sample decides the degrees of freedom
   */
  public static HosmerLemeshow of(CalibrationTable table, Sample sample) {
    double statistic = 0;
    int groups = table.groups().size();
    for (CalibrationTable.Group group : table.groups()) {
      double difference = group.observed().hits() - group.expectedBads();
      double goods = group.observed().n() - group.expectedBads();
      statistic += term(difference, group.expectedBads()) + term(difference, goods);
    }
    int degrees = sample == Sample.DEVELOPMENT ? groups - 2 : groups;
    double value = groups == 0 ? Double.NaN : statistic;
    return new HosmerLemeshow(value, degrees, ChiSquare.upperTail(value, degrees));
  }

  private static double term(double difference, double expected) {
    if (expected > 0) {
      return difference * difference / expected;
    }
    return difference == 0 ? 0 : Double.POSITIVE_INFINITY;
  }
}
