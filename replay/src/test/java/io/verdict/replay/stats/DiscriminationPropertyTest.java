package io.verdict.replay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The grouped one-pass statistics against their definitions over all pairs. */
class DiscriminationPropertyTest {

  private static final long SEED = Long.getLong("verdict.seed", 20_261_122L);

  @Test
  void agreesWithTheNaiveTwinsOnRandomSamplesWithTies() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 300; round++) {
      int n = 2 + random.nextInt(60);
      int distinct = 1 + random.nextInt(20);
      double[] scores = new double[n];
      boolean[] bad = new boolean[n];
      for (int i = 0; i < n; i++) {
        scores[i] = random.nextInt(distinct) - 5;
        bad[i] = random.nextInt(3) == 0;
      }
      ScoredSample sample = ScoredSample.of(scores, bad);
      String at = "seed " + SEED + ", round " + round;
      assertThat(sample.hasBothClasses()).as(at).isEqualTo(NaiveTwins.hasBoth(bad));
      if (sample.hasBothClasses()) {
        Auc auc = Auc.of(sample, 0.95);
        assertThat(auc.value()).as(at).isCloseTo(NaiveTwins.auc(scores, bad), within(1e-12));
        assertThat(KolmogorovSmirnov.of(sample).value())
            .as(at)
            .isCloseTo(NaiveTwins.ks(scores, bad), within(1e-12));
        double error = NaiveTwins.deLong(scores, bad);
        if (!Double.isNaN(error)) {
          assertThat(auc.standardError()).as(at).isCloseTo(error, within(1e-12));
        }
      }
    }
  }
}
