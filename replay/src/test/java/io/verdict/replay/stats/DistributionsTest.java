package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against printed tables: Abramowitz and Stegun 26.1, 26.8; NIST/SEMATECH e-Handbook 1.3.6.7. */
class DistributionsTest {

  @Test
  void normalProbabilitiesMatchTheTable() {
    assertThat(Normal.cdf(0)).isEqualTo(0.5);
    assertThat(Normal.cdf(1)).isCloseTo(0.841344746068543, within(1e-13));
    assertThat(Normal.cdf(-1.96)).isCloseTo(0.024997895148220, within(1e-13));
    assertThat(Normal.cdf(-6)).isCloseTo(9.86587645037698e-10, within(1e-20));
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Normal.cdf(Double.NaN)).isNaN();
  }

  @Test
  void normalQuantilesMatchTheTable() {
    assertThat(Normal.twoSidedQuantile(0.95)).isCloseTo(1.959963984540054, within(1e-12));
    assertThat(Normal.twoSidedQuantile(0.99)).isCloseTo(2.575829303548901, within(1e-12));
    assertThat(Normal.quantile(0.9)).isCloseTo(1.281551565544600, within(1e-12));
  }

  @Test
  void theQuantileUndoesTheCdf() {
    for (double p = 0.001; p < 1; p += 0.013) {
      assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-13));
    }
  }

  @Test
  void aProbabilityOutsideTheOpenIntervalIsRefused() {
    assertThatThrownBy(() -> Normal.quantile(0)).hasMessageContaining("(0..1)");
    assertThatThrownBy(() -> Normal.twoSidedQuantile(95)).hasMessageContaining("0.95");
  }

  @Test
  void chiSquareTailsMatchTheTable() {
    assertThat(ChiSquare.upperTail(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquare.upperTail(18.30703805327515, 10)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquare.upperTail(13.3615661365117, 8)).isCloseTo(0.1, within(1e-12));
    assertThat(ChiSquare.upperTail(29.58829844507442, 10)).isCloseTo(0.001, within(1e-12));
    assertThat(ChiSquare.upperTail(0, 5)).isEqualTo(1);
    assertThat(ChiSquare.upperTail(5, 0)).isNaN();
  }

  @Test
  void gammaMatchesFactorialsAndTheRootOfPi() {
    assertThat(GammaFunction.logGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-12));
    assertThat(GammaFunction.logGamma(0.5)).isCloseTo(Math.log(Math.sqrt(Math.PI)), within(1e-13));
    assertThat(GammaFunction.logGamma(0.25)).isCloseTo(1.2880225246980774, within(1e-12));
  }

  @Test
  void betaOfWholeParametersIsABinomialTail() {
    // I_p(k, n - k + 1) = P(at least k of n); n = 5, k = 2, p = 0.3: 1 - 0.7^5 - 5*0.3*0.7^4.
    double tail = 1 - Math.pow(0.7, 5) - 5 * 0.3 * Math.pow(0.7, 4);
    assertThat(BetaFunction.regularised(0.3, 2, 4)).isCloseTo(tail, within(1e-13));
    assertThat(BetaFunction.regularised(0.9, 2, 4) + BetaFunction.regularised(0.1, 4, 2))
        .isCloseTo(1, within(1e-13));
    assertThat(BetaFunction.regularised(0, 2, 4)).isZero();
    assertThat(BetaFunction.regularised(1, 2, 4)).isEqualTo(1);
  }

  @Test
  void jeffreysTestFlagsAGradeThatIsUnderPredicted() {
    assertThat(GradeTest.of(new Rate(30, 1_000), 0.01).pValue()).isLessThan(0.001);
    assertThat(GradeTest.of(new Rate(10, 1_000), 0.03).pValue()).isGreaterThan(0.999);
    assertThat(GradeTest.of(Rate.NONE, 0.03).pValue()).isNaN();
  }
}
