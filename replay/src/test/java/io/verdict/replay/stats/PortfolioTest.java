package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PortfolioTest {

  @Test
  void aVintageCountsOnlyAccountsThatAreOldEnoughOnBothSides() {
    VintageCurves curves = new VintageCurves(1, 6);
    curves.add(0, 6, 4);
    curves.add(0, 6, VintageCurves.NEVER);
    curves.add(0, 3, 2);
    assertThat(curves.at(0, 1)).isEqualTo(new Rate(0, 3));
    assertThat(curves.at(0, 3)).isEqualTo(new Rate(1, 3));
    assertThat(curves.at(0, 4)).isEqualTo(new Rate(1, 2));
    assertThat(curves.mature(0, 3)).isTrue();
    assertThat(curves.mature(0, 4)).isFalse();
    assertThat(curves.booked(0)).isEqualTo(3);
  }

  @Test
  void onlyMatureVintagesArePooled() {
    VintageCurves curves = new VintageCurves(2, 4);
    curves.add(0, 4, 4);
    curves.add(1, 2, 1);
    assertThat(curves.pooled(2)).isEqualTo(new Rate(1, 2));
    assertThat(curves.pooled(4)).isEqualTo(new Rate(1, 1));
  }

  @Test
  void longerObservationsAreCutAtTheLastMonth() {
    VintageCurves curves = new VintageCurves(1, 2);
    curves.add(0, 30, 20);
    assertThat(curves.at(0, 2)).isEqualTo(new Rate(0, 1));
  }

  @Test
  void anAccountCannotTurnBadAfterItsObservation() {
    VintageCurves curves = new VintageCurves(1, 12);
    assertThatThrownBy(() -> curves.add(0, 3, 4)).hasMessageContaining("observed months 3");
  }

  @Test
  void rollRatesAreSharesOfTheRow() {
    RollRateMatrix rolls = new RollRateMatrix(3);
    rolls.add(0, 0, 300);
    rolls.add(0, 1, 100);
    rolls.add(1, 2, 50);
    assertThat(rolls.byCount(0, 1)).isEqualTo(new Rate(1, 2));
    assertThat(rolls.byAmount(0, 1)).isEqualTo(0.25);
    assertThat(rolls.byAmount(2, 0)).isNaN();
  }

  @Test
  void everyScoreFindsABin() {
    ScoreHistogram histogram = new ScoreHistogram(600, 10, 3);
    histogram.add(-1e9, Label.BAD);
    histogram.add(609.99, Label.BAD);
    histogram.add(610, Label.GOOD);
    histogram.add(1e9, Label.UNKNOWN);
    assertThat(histogram.count(0, Label.BAD)).isEqualTo(2);
    assertThat(histogram.count(1, Label.GOOD)).isEqualTo(1);
    assertThat(histogram.count(2, Label.UNKNOWN)).isEqualTo(1);
    assertThat(histogram.total(Label.BAD)).isEqualTo(2);
    assertThat(histogram.edge(3)).isEqualTo(630);
  }

  @Test
  void latencyBucketsHoldEveryValueOnce() {
    Histogram histogram = new Histogram(3);
    histogram.recordValueWithCount(1_000, 5);
    histogram.recordValueWithCount(2_000, 3);
    histogram.recordValueWithCount(900_000, 2);
    LatencySummary summary = LatencySummary.of(histogram);
    assertThat(summary.buckets().stream().mapToLong(LatencySummary.Bucket::count).sum())
        .isEqualTo(10);
    assertThat(summary.buckets().get(0).count()).isEqualTo(5);
    assertThat(summary.buckets().get(0).lowNanos()).isCloseTo(1_000, within(1e-6));
    assertThat(summary.p50Nanos()).isEqualTo(1_000);
    assertThat((double) summary.maxNanos()).isCloseTo(900_000, within(900.0));
  }

  @Test
  void anEmptyHistogramHasNoBuckets() {
    LatencySummary summary = LatencySummary.of(new Histogram(3));
    assertThat(summary.buckets()).isEmpty();
    assertThat(summary.meanNanos()).isNaN();
  }
}
