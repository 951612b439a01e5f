package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  /** First outputs of SplitMix64 for seed 1234567, as published with the reference code. */
  @Test
  void theGeneratorIsSplitMix64() {
    SplitMix random = new SplitMix(1_234_567);
    assertThat(random.next()).isEqualTo(6_457_827_717_110_365_317L);
    assertThat(random.next()).isEqualTo(3_203_168_211_198_807_973L);
  }

  @Test
  void drawsStayBelowTheBoundAndReachIt() {
    SplitMix random = new SplitMix(1);
    int[] seen = new int[3];
    for (int i = 0; i < 3_000; i++) {
      seen[random.below(3)]++;
    }
    assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(900);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    Bootstrap bootstrap = new Bootstrap(200, 7, 0.95);
    Interval once = bootstrap.interval(50, BootstrapTest::mean);
    assertThat(bootstrap.interval(50, BootstrapTest::mean)).isEqualTo(once);
    assertThat(new Bootstrap(200, 8, 0.95).interval(50, BootstrapTest::mean)).isNotEqualTo(once);
  }

  /**
   * Mean of 0 … n−1: the standard error is known, so the percentile interval is about ± 1.96 of it.
   */
  @Test
  void theIntervalOfAMeanIsAboutTheNormalOne() {
    int n = 400;
    double error = Math.sqrt((n * (double) n - 1) / 12 / n);
    Interval interval = new Bootstrap(4_000, 3, 0.95).interval(n, BootstrapTest::mean);
    assertThat(interval.low()).isCloseTo(199.5 - 1.96 * error, within(0.15 * error));
    assertThat(interval.high()).isCloseTo(199.5 + 1.96 * error, within(0.15 * error));
  }

  @Test
  void theBootstrapOfAucAgreesWithDeLong() {
    double[] scores = new double[600];
    boolean[] bad = new boolean[600];
    SplitMix random = new SplitMix(99);
    for (int i = 0; i < 600; i++) {
      bad[i] = i % 4 == 0;
      scores[i] = random.below(100) + (bad[i] ? 0 : 25);
    }
    ScoredSample sample = ScoredSample.of(scores, bad);
    Auc auc = Auc.of(sample, 0.95);
    Interval interval =
        new Bootstrap(2_000, 5, 0.95).interval(sample, s -> Auc.of(s, 0.95).value());
    assertThat(interval.low()).isCloseTo(auc.interval().low(), within(0.006));
    assertThat(interval.high()).isCloseTo(auc.interval().high(), within(0.006));
  }

  @Test
  void noCaseGivesNoInterval() {
    assertThat(new Bootstrap(10, 1, 0.9).interval(0, indices -> 1).isAvailable()).isFalse();
    assertThatThrownBy(() -> new Bootstrap(0, 1, 0.9)).hasMessageContaining("replicates");
  }

  private static double mean(int[] indices) {
    return Arrays.stream(indices).average().orElse(Double.NaN);
  }
}
