package io.verdict.replay.world.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private static final int N = 200_000;
  private static final long A = Draws.name("a");
  private static final long B = Draws.name("b");

  @Test
  void givesTheSameBitsInEveryReleaseOfTheWorld() {
    assertThat(Draws.name("income.true")).isEqualTo(-2470354389849972589L);
    assertThat(Draws.key(42, Draws.name("person"), 7)).isEqualTo(-5964602151611132774L);
  }

  @Test
  void drawsUniformlyOverNeighbouringEntities() {
    assertThat(mean(i -> Draws.uniform(i, A))).isCloseTo(0.5, within(0.003));
    assertThat(mean(i -> square(Draws.uniform(i, A) - 0.5))).isCloseTo(1 / 12.0, within(0.001));
  }

  @Test
  void drawsUniformlyOverNeighbouringIndices() {
    assertThat(mean(i -> Draws.uniform(42, A, i))).isCloseTo(0.5, within(0.003));
  }

  @Test
  void drawsOfOneEntityUnderTwoNamesAreUncorrelated() {
    double covariance = mean(i -> (Draws.uniform(i, A) - 0.5) * (Draws.uniform(i, B) - 0.5));
    assertThat(covariance * 12).isCloseTo(0, within(0.01));
  }

  @Test
  void drawsOfNeighbouringIndicesAreUncorrelated() {
    double covariance =
        mean(i -> (Draws.uniform(9, A, i) - 0.5) * (Draws.uniform(9, A, i + 1) - 0.5));
    assertThat(covariance * 12).isCloseTo(0, within(0.01));
  }

  @Test
  void normalDrawsHaveTheMomentsOfANormal() {
    assertThat(mean(i -> Draws.normal(i, A))).isCloseTo(0, within(0.01));
    assertThat(mean(i -> square(Draws.normal(i, A)))).isCloseTo(1, within(0.015));
    assertThat(mean(i -> square(square(Draws.normal(i, A))))).isCloseTo(3, within(0.12));
  }

  @Test
  void quantilesAgreeWithPrintedTables() {
    assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-9));
    assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-8));
    assertThat(Normal.quantile(0.001)).isCloseTo(-3.090232306167813, within(1e-8));
    assertThat(Normal.quantile(0.99)).isCloseTo(2.3263478740408408, within(1e-8));
  }

  @Test
  void poissonCountsHaveTheirMeanAndVariance() {
    double mean = mean(i -> Laws.poisson(1.7, Draws.uniform(i, A)));
    double second = mean(i -> square(Laws.poisson(1.7, Draws.uniform(i, A))));
    assertThat(mean).isCloseTo(1.7, within(0.02));
    assertThat(second - mean * mean).isCloseTo(1.7, within(0.04));
  }

  @Test
  void betaDrawsHaveTheirMeanAndVariance() {
    BetaLaw law = BetaLaw.of(5, 2);
    double mean = mean(i -> law.quantile(Draws.uniform(i, A)));
    double second = mean(i -> square(law.quantile(Draws.uniform(i, A))));
    assertThat(mean).isCloseTo(5.0 / 7, within(0.003));
    assertThat(second - mean * mean).isCloseTo(10.0 / (49 * 8), within(0.002));
  }

  @Test
  void binomialCountsHaveTheirMean() {
    assertThat(mean(i -> Laws.binomial(6, 0.38, i, B))).isCloseTo(6 * 0.38, within(0.02));
  }

  private static double mean(IntToDoubleFunction draw) {
    double sum = 0;
    for (int i = 0; i < N; i++) {
      sum += draw.applyAsDouble(i);
    }
    return sum / N;
  }

  private static double square(double x) {
    return x * x;
  }
}
