package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  /**
   * Low birth weight data of Hosmer and Lemeshow as tabulated by Stata's manual, estat gof: the
   * expected counts are printed with one decimal, the statistic as 9.65 on 8 degrees of freedom.
   */
  @Test
  void hosmerLemeshowMatchesThePublishedTable() {
    long[] bads = {0, 2, 6, 1, 7, 7, 6, 7, 10, 13};
    double[] expected = {1.2, 2.0, 3.2, 4.3, 4.9, 5.6, 6.5, 8.2, 10.3, 12.8};
    List<CalibrationTable.Group> groups = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int n = i == 9 ? 18 : 19;
      double mean = expected[i] / n;
      groups.add(new CalibrationTable.Group(mean, mean, mean, new Rate(bads[i], n)));
    }
    HosmerLemeshow test =
        HosmerLemeshow.of(new CalibrationTable(groups), HosmerLemeshow.Sample.DEVELOPMENT);
    assertThat(test.statistic()).isCloseTo(9.65, within(0.06));
    assertThat(test.degreesOfFreedom()).isEqualTo(8);
    assertThat(ChiSquare.upperTail(9.65, 8)).isCloseTo(0.2904, within(5e-4));
  }

  @Test
  void freshDataHaveAllDegreesOfFreedom() {
    CalibrationTable table =
        CalibrationTable.of(new double[] {0.1, 0.2, 0.3}, new boolean[] {true, false, false}, 3);
    assertThat(HosmerLemeshow.of(table, HosmerLemeshow.Sample.FRESH).degreesOfFreedom())
        .isEqualTo(3);
  }

  @Test
  void groupsAreOfEqualSizeAndKeepTiesTogether() {
    CalibrationTable table =
        CalibrationTable.of(
            new double[] {0.1, 0.2, 0.2, 0.2, 0.3, 0.4},
            new boolean[] {false, false, true, false, true, true},
            3);
    assertThat(table.groups()).extracting(group -> group.observed().n()).containsExactly(4L, 2L);
    assertThat(table.groups().get(0).meanPredicted()).isCloseTo(0.175, within(1e-15));
    assertThat(table.groups().get(1).observed()).isEqualTo(new Rate(2, 2));
  }

  @Test
  void tenDistinctValuesMakeTenGroups() {
    double[] predicted = new double[100];
    for (int i = 0; i < 100; i++) {
      predicted[i] = i / 100.0;
    }
    CalibrationTable table = CalibrationTable.of(predicted, new boolean[100], 10);
    assertThat(table.groups()).hasSize(10);
    assertThat(table.groups()).allMatch(group -> group.observed().n() == 10);
  }

  @Test
  void brierIsTheMeanSquaredError() {
    Brier brier =
        Brier.of(new double[] {0.8, 0.2, 0.5, 0.5}, new boolean[] {true, false, true, false});
    assertThat(brier.score()).isCloseTo((0.04 + 0.04 + 0.25 + 0.25) / 4, within(1e-15));
    assertThat(brier.skill()).isCloseTo(1 - 0.145 / 0.25, within(1e-12));
  }

  /** With two values of the prediction the fit is exact: the line goes through both log-odds. */
  @Test
  void theCalibrationLineGoesThroughTwoPoints() {
    double[] predicted = new double[200];
    boolean[] bad = new boolean[200];
    for (int i = 0; i < 200; i++) {
      predicted[i] = i < 100 ? 0.2 : 0.5;
      bad[i] = i < 100 ? i < 10 : i < 160;
    }
    double slope = (logit(0.6) - logit(0.1)) / (logit(0.5) - logit(0.2));
    CalibrationLine line = CalibrationLine.of(predicted, bad);
    assertThat(line.slope()).isCloseTo(slope, within(1e-9));
    assertThat(line.intercept()).isCloseTo(logit(0.6), within(1e-9));
    // At the prediction 0.5 the intercept is a log-odds: its error is 1 / sqrt(n p q).
    assertThat(line.interceptError()).isCloseTo(1 / Math.sqrt(100 * 0.24), within(1e-9));
  }

  @Test
  void aConstantPredictionHasNoLine() {
    assertThat(CalibrationLine.of(new double[] {0.1, 0.1}, new boolean[] {true, false}).slope())
        .isNaN();
  }

  @Test
  void aPredictionOutsideTheUnitIntervalIsRefusedWithoutItsValue() {
    assertThatThrownBy(() -> Brier.of(new double[] {1.5}, new boolean[] {true}))
        .hasMessage("prediction 0 is not in [0..1]");
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }
}
