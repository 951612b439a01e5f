package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

  /** Table I, method 3, of Newcombe, Statistics in Medicine 17 (1998) 857–872. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void wilsonMatchesNewcombesExamples(long hits, long n, double low, double high) {
    Interval interval = new Rate(hits, n).wilson(0.95);
    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void theEndsAreTheRootsOfTheScoreEquation() {
    double z = Normal.twoSidedQuantile(0.9);
    Interval interval = Wilson.interval(37, 400, 0.9);
    for (double end : new double[] {interval.low(), interval.high()}) {
      double score = Math.abs(37.0 / 400 - end) / Math.sqrt(end * (1 - end) / 400);
      assertThat(score).isCloseTo(z, within(1e-9));
    }
  }

  @Test
  void allHitsReachOneExactly() {
    assertThat(new Rate(12, 12).wilson(0.95).high()).isEqualTo(1);
    assertThat(new Rate(0, 12).wilson(0.95).low()).isZero();
  }

  @Test
  void theRateOfNothingIsNotZero() {
    assertThat(Rate.NONE.value()).isNaN();
    assertThat(Rate.NONE.wilson(0.95).isAvailable()).isFalse();
  }

  @Test
  void moreHitsThanCasesAreRefused() {
    assertThatThrownBy(() -> new Rate(3, 2)).hasMessageContaining("3 of 2");
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessageContaining("reversed");
  }
}
