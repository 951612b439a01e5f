package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateRatioTest {

  /**
   * Physicians' Health Study: 104 of 11,037 against 189 of 11,034; Agresti gives 0.55 [0.43, 0.70].
   */
  @Test
  void matchesAPublishedRelativeRisk() {
    RateRatio ratio = RateRatio.of(new Rate(104, 11_037), new Rate(189, 11_034), 0.95);
    assertThat(ratio.value()).isCloseTo(0.55, within(0.005));
    assertThat(ratio.interval().low()).isCloseTo(0.43, within(0.005));
    assertThat(ratio.interval().high()).isCloseTo(0.70, within(0.005));
  }

  @Test
  void aZeroInTheGroupHasAValueButNoInterval() {
    RateRatio ratio = RateRatio.of(new Rate(0, 10), new Rate(5, 10), 0.95);
    assertThat(ratio.value()).isZero();
    assertThat(ratio.interval().isAvailable()).isFalse();
    assertThat(RateRatio.of(new Rate(1, 2), new Rate(0, 5), 0.95).value()).isNaN();
  }

  /** scikit-learn's documented example: labels 0 0 1 1, scores .1 .4 .35 .8 give 0.83. */
  @Test
  void averagePrecisionMatchesThePublishedExample() {
    ScoredSample sample =
        ScoredSample.of(
            new double[] {-0.1, -0.4, -0.35, -0.8}, new boolean[] {false, false, true, true});
    assertThat(AveragePrecision.of(sample)).isCloseTo(0.5 + 0.5 * 2 / 3, within(1e-15));
  }
}
