package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StabilityIndexTest {

  @Test
  void twoBandsAddUpAsByHand() {
    // e .5 .5, a .6 .4: .1 ln 1.2 - .1 ln .8 = .1 ln 1.5.
    StabilityIndex psi = StabilityIndex.of(new long[] {500, 500}, new long[] {600, 400});
    assertThat(psi.value()).isCloseTo(0.1 * Math.log(1.5), within(1e-15));
    assertThat(psi.bands().get(0).contribution()).isCloseTo(0.1 * Math.log(1.2), within(1e-15));
  }

  @Test
  void theChiSquareIsThatOfTheTwoByTwoTable() {
    // n (ad - bc)^2 / (row and column sums): 2000 (200000 - 300000)^2 / (1000^2 * 1100 * 900).
    StabilityIndex psi = StabilityIndex.of(new long[] {500, 500}, new long[] {600, 400});
    assertThat(psi.chiSquare()).isCloseTo(2_000 * 1e10 / (1e6 * 990_000), within(1e-10));
    assertThat(psi.degreesOfFreedom()).isEqualTo(1);
    assertThat(psi.pValue()).isCloseTo(6.97e-6, within(5e-9));
  }

  @Test
  void equalSharesAreStableWhateverTheirSize() {
    StabilityIndex psi = StabilityIndex.of(new long[] {10, 30}, new long[] {1_000, 3_000});
    assertThat(psi.value()).isCloseTo(0, within(1e-15));
    assertThat(psi.pValue()).isCloseTo(1, within(1e-9));
  }

  @Test
  void anEmptyBandCountsHalfACaseAndABandEmptyInBothNothing() {
    StabilityIndex psi = StabilityIndex.of(new long[] {100, 0, 0}, new long[] {90, 10, 0});
    double expected = (0.9 - 1) * Math.log(0.9) + (0.1 - 0.005) * Math.log(0.1 / 0.005);
    assertThat(psi.value()).isCloseTo(expected, within(1e-15));
    assertThat(psi.degreesOfFreedom()).isEqualTo(1);
    assertThat(psi.bands().get(2).contribution()).isZero();
  }

  @Test
  void thePointsShiftWeighsTheMovedShares() {
    StabilityIndex csi = StabilityIndex.of(new long[] {50, 50}, new long[] {60, 40});
    assertThat(csi.pointsShift(new int[] {20, 70})).isCloseTo(0.1 * 20 - 0.1 * 70, within(1e-12));
    assertThatThrownBy(() -> csi.pointsShift(new int[] {1})).hasMessageContaining("2 bands");
  }

  @Test
  void anEmptySampleHasNoIndex() {
    assertThat(StabilityIndex.of(new long[] {0, 0}, new long[] {1, 1}).value()).isNaN();
    assertThatThrownBy(() -> StabilityIndex.of(new long[] {-1}, new long[] {1}))
        .hasMessageContaining("band 0");
  }
}
