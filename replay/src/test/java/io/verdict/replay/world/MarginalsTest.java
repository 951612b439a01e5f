package io.verdict.replay.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.replay.world.file.Column;
import io.verdict.replay.world.file.SealedTruth;
import io.verdict.replay.world.plan.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check column of section 4.8: shares within a point or a tenth, quantiles within 6 %. */
class MarginalsTest {
  private static History history;

  @BeforeAll
  static void generate(@TempDir Path directory) throws IOException {
    GeneratorRun.run(Parameters.of(40_000, 36, 2_026), directory, ProgressListener.NONE);
    history = History.read(directory);
  }

  @Test
  void agesAreThirtyOneAndFromTwentyTwoToFortyThree() {
    quantiles(Column.APPLICANT_AGE, 22, 31, 43);
  }

  @Test
  void phoneTenureHasItsQuantiles() {
    quantiles(Column.PHONE_TENURE_M, 11, 39, 140);
  }

  @Test
  void jobTenureHasItsQuantiles() {
    quantiles(Column.EMPLOY_TENURE_M, 6, 25, 102);
  }

  @Test
  void bureauMonthsHaveTheirQuantiles() {
    quantiles(Column.BUREAU_MONTHS_ON_FILE, 0, 43, 112);
  }

  @Test
  void enquiriesAndOutsideApplicationsHaveTheirQuantiles() {
    quantiles(Column.BUREAU_INQ_3M, 0, 1, 4);
    quantiles(Column.BUREAU_LENDERS, 0, 1, 4);
    quantiles(Column.EXT_MULTI_APPLY_30D, 0, 1, 3);
  }

  @Test
  void debtServiceOverIncomeHasItsQuantiles() {
    double[] ratios = new double[history.count()];
    for (int row = 0; row < ratios.length; row++) {
      ratios[row] =
          history.truth().debtServiceMinor(row) / (double) history.truth().verifiedIncomeMinor(row);
    }
    Arrays.sort(ratios);
    assertThat(ratios[ratios.length / 10]).isCloseTo(0.02, within(0.006));
    assertThat(ratios[ratios.length / 2]).isCloseTo(0.11, within(0.01));
    assertThat(ratios[ratios.length * 9 / 10]).isCloseTo(0.43, within(0.03));
  }

  @Test
  void trueIncomeHasItsQuantiles() {
    double[] incomes = new double[history.count()];
    for (int row = 0; row < incomes.length; row++) {
      incomes[row] = history.truth().incomeMinor(row) / 100.0;
    }
    Arrays.sort(incomes);
    assertThat(incomes[incomes.length / 10]).isCloseTo(3_390, within(150.0));
    assertThat(incomes[incomes.length / 2]).isCloseTo(6_520, within(200.0));
    assertThat(incomes[incomes.length * 9 / 10]).isCloseTo(12_580, within(500.0));
  }

  @Test
  void sharesOfPeopleAreAsStated() {
    assertShare(row -> history.text(row, Column.APPLICANT_SEX).equals("m"), 0.58, 0.01);
    assertShare(row -> history.number(row, Column.APPLICANT_CITY_TIER) == 1, 0.126, 0.01);
    assertShare(row -> history.number(row, Column.APPLICANT_CITY_TIER) == 5, 0.147, 0.01);
    assertShare(row -> history.yes(row, Column.BUREAU_THIN), 0.109, 0.01);
    assertShare(row -> history.has(row, Column.BUREAU_REV_UTIL), 0.59, 0.015);
    assertShare(row -> history.number(row, Column.SOCIAL_MONTHS_12M) == 0, 0.44, 0.015);
  }

  @Test
  void pastDelinquencyIsAsStated() {
    assertShare(row -> history.number(row, Column.BUREAU_WORST_DPD_24M) == 0, 0.82, 0.01);
    assertShare(row -> dpdWithin(row, 1, 30), 0.14, 0.01);
    assertShare(row -> dpdWithin(row, 31, 60), 0.023, 0.004);
    assertShare(row -> dpdWithin(row, 61, 90), 0.009, 0.003);
    assertShare(row -> dpdWithin(row, 91, 999), 0.007, 0.003);
    assertShare(row -> history.number(row, Column.BUREAU_OVERDUE_NOW) > 500, 0.017, 0.003);
  }

  @Test
  void channelsHaveTheirShares() {
    assertShare(row -> channel(row, "app_store"), 0.22, 0.015);
    assertShare(row -> channel(row, "info_flow"), 0.33, 0.015);
    assertShare(row -> channel(row, "api_embed"), 0.30, 0.015);
    assertShare(row -> channel(row, "referral"), 0.08, 0.01);
    assertShare(row -> channel(row, "sms"), 0.07, 0.01);
  }

  @Test
  void traitsAreCorrelatedAsStated() {
    SealedTruth truth = history.truth();
    assertThat(correlation((t, row) -> t.discipline(row), (t, row) -> t.stability(row), truth))
        .isCloseTo(0.35, within(0.02));
    assertThat(correlation((t, row) -> t.discipline(row), (t, row) -> t.hunger(row), truth))
        .isCloseTo(-0.40, within(0.02));
    assertThat(correlation((t, row) -> t.stability(row), (t, row) -> t.capacity(row), truth))
        .isCloseTo(0.30, within(0.02));
    assertThat(correlation((t, row) -> t.hunger(row), (t, row) -> t.capacity(row), truth))
        .isCloseTo(-0.15, within(0.02));
  }

  @Test
  void oneToThreeInAHundredOptionalValuesAreMissing() {
    for (Column column :
        new Column[] {
          Column.INCOME_VERIFIED,
          Column.SOCIAL_MONTHS_12M,
          Column.EMPLOY_TENURE_M,
          Column.DEVICE_MOTION_VAR,
          Column.DEVICE_GEOHASH7,
          Column.PHONE_TENURE_M,
          Column.EXT_MULTI_APPLY_30D
        }) {
      assertShare(row -> !history.has(row, column), 0.02, 0.0125);
    }
    assertShare(row -> !history.text(row, Column.BUREAU_STATUS).equals("OK"), 0.0012, 0.0007);
  }

  private static boolean dpdWithin(int row, int from, int to) {
    double dpd = history.number(row, Column.BUREAU_WORST_DPD_24M);
    return dpd >= from && dpd <= to;
  }

  private static boolean channel(int row, String name) {
    return history.text(row, Column.CHANNEL_TYPE).equals(name);
  }

  private static void quantiles(Column column, double p10, double p50, double p90) {
    double[] values =
        java.util.stream.IntStream.range(0, history.count())
            .mapToDouble(row -> history.number(row, column))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    assertThat(values[values.length / 10]).as("p10").isCloseTo(p10, within(0.06 * p10 + 0.5));
    assertThat(values[values.length / 2]).as("p50").isCloseTo(p50, within(0.06 * p50 + 0.5));
    assertThat(values[values.length * 9 / 10]).as("p90").isCloseTo(p90, within(0.06 * p90 + 0.5));
  }

  private static void assertShare(IntPredicate condition, double share, double tolerance) {
    int count = 0;
    for (int row = 0; row < history.count(); row++) {
      count += condition.test(row) ? 1 : 0;
    }
    assertThat(count / (double) history.count()).isCloseTo(share, within(tolerance));
  }

  private static double correlation(
      ToDoubleBiFunction<SealedTruth, Integer> x,
      ToDoubleBiFunction<SealedTruth, Integer> y,
      SealedTruth truth) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    int n = truth.count();
    for (int row = 0; row < n; row++) {
      double a = x.applyAsDouble(truth, row);
      double b = y.applyAsDouble(truth, row);
      sx += a;
      sy += b;
      sxx += a * a;
      syy += b * b;
      sxy += a * b;
    }
    double covariance = sxy / n - sx / n * sy / n;
    return covariance / Math.sqrt((sxx / n - sx / n * sx / n) * (syy / n - sy / n * sy / n));
  }
}
