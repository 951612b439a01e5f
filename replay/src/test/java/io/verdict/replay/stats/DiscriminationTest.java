package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiscriminationTest {

  /** Ratings of 109 CT images, Hanley and McNeil, Radiology 143 (1982) 29–36, table I. */
  private static ScoredSample hanleyMcNeil() {
    int[] normal = {33, 6, 6, 11, 2};
    int[] abnormal = {3, 2, 2, 11, 33};
    double[] scores = new double[109];
    boolean[] bad = new boolean[109];
    int at = 0;
    for (int rating = 0; rating < 5; rating++) {
      for (int i = 0; i < normal[rating]; i++) {
        scores[at++] = -rating;
      }
      for (int i = 0; i < abnormal[rating]; i++) {
        scores[at] = -rating;
        bad[at++] = true;
      }
    }
    return ScoredSample.of(scores, bad);
  }

  @Test
  void aucAndDeLongMatchThePublishedExample() {
    Auc auc = Auc.of(hanleyMcNeil(), 0.95);
    assertThat(auc.value()).isCloseTo(0.8932, within(5e-5));
    assertThat(auc.standardError()).isCloseTo(0.0307, within(5e-5));
    assertThat(auc.interval().low()).isCloseTo(0.83295, within(5e-6));
    assertThat(auc.interval().high()).isCloseTo(0.95339, within(5e-6));
    assertThat(auc.gini()).isCloseTo(2 * 0.8932 - 1, within(1e-4));
  }

  @Test
  void ksIsTheGreatestGapAndSaysWhere() {
    // Bads 1 2 3 5, goods 3 4 5 6 7: at 3 bads 3/4, goods 1/5.
    ScoredSample sample =
        ScoredSample.of(
            new double[] {1, 2, 3, 5, 3, 4, 5, 6, 7},
            new boolean[] {true, true, true, true, false, false, false, false, false});
    KolmogorovSmirnov ks = KolmogorovSmirnov.of(sample);
    assertThat(ks.value()).isCloseTo(0.55, within(1e-15));
    assertThat(ks.atScore()).isEqualTo(3);
    assertThat(ks.cumulativeBad()).isEqualTo(0.75);
    assertThat(ks.cumulativeGood()).isEqualTo(0.2);
  }

  @Test
  void tiesCountOneHalf() {
    ScoredSample equal =
        ScoredSample.of(new double[] {5, 5, 5}, new boolean[] {true, false, false});
    assertThat(Auc.of(equal, 0.95).value()).isEqualTo(0.5);
    assertThat(KolmogorovSmirnov.of(equal).value()).isZero();
  }

  @Test
  void oneClassAloneGivesNoNumber() {
    ScoredSample goods = ScoredSample.of(new double[] {1, 2}, new boolean[] {false, false});
    assertThat(Auc.of(goods, 0.95).value()).isNaN();
    assertThat(KolmogorovSmirnov.of(goods).value()).isNaN();
    assertThat(RocCurve.of(goods, 10).points()).isEmpty();
    assertThat(GainsTable.of(goods, 10).rows()).isEmpty();
  }

  @Test
  void aScoreThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> ScoredSample.of(new double[] {Double.NaN}, new boolean[] {true}))
        .hasMessageContaining("score 0 is NaN");
  }

  @Test
  void theRocCurveRunsFromCornerToCorner() {
    RocCurve roc = RocCurve.of(hanleyMcNeil(), 100);
    assertThat(roc.points()).hasSize(6);
    assertThat(roc.points().get(0).badShare()).isZero();
    assertThat(roc.points().get(1).badShare()).isCloseTo(33 / 51.0, within(1e-15));
    assertThat(roc.points().get(5).goodShare()).isEqualTo(1);
  }

  @Test
  void liftOfTheWorstHalfIsItsBadRateOverTheAverage() {
    GainsTable gains =
        GainsTable.of(
            ScoredSample.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, false, false}),
            2);
    assertThat(gains.rows().get(0)).isEqualTo(new GainsTable.Row(0.5, 1, 1, 2));
    assertThat(gains.rows().get(1)).isEqualTo(new GainsTable.Row(1, 1, 0.5, 1));
  }

  @Test
  void aTieAcrossABorderIsSplitInProportion() {
    GainsTable gains =
        GainsTable.of(
            ScoredSample.of(new double[] {1, 1, 1, 1}, new boolean[] {true, false, false, false}),
            2);
    assertThat(gains.rows().get(0).badShare()).isEqualTo(0.5);
    assertThat(gains.rows().get(0).lift()).isEqualTo(1);
  }
}
