package io.verdict.matcher.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BetaLogitTest {
  private static final double EULER = 0.5772156649015329;

  @Test
  void theDerivativesOfTheGammaFunctionAreThoseInTheTables() {
    assertThat(BetaLogit.digamma(1)).isEqualTo(-EULER, within(1e-7));
    assertThat(BetaLogit.digamma(0.5)).isEqualTo(-EULER - 2 * Math.log(2), within(1e-7));
    assertThat(BetaLogit.digamma(10)).isEqualTo(2.251752589066721, within(1e-7));
    assertThat(BetaLogit.trigamma(1)).isEqualTo(Math.PI * Math.PI / 6, within(1e-7));
    assertThat(BetaLogit.trigamma(0.5)).isEqualTo(Math.PI * Math.PI / 2, within(1e-7));
  }

  /** Quantiles of Beta distributions by numerical integration of the density. */
  @ParameterizedTest
  @CsvSource({"9, 3", "30, 10", "80, 120", "2, 2", "300, 12"})
  void quantilesAreNearThoseOfTheBetaItself(double a, double b) {
    BetaLogit posterior = BetaLogit.of(a, b);
    for (double share : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
      double drawn = posterior.at(Gaussian.quantile(share));
      assertThat(drawn)
          .as("%s of Beta(%s, %s)", share, a, b)
          .isEqualTo(quantile(a, b, share), within(0.025));
    }
  }

  private static double quantile(double a, double b, double share) {
    int steps = 200_000;
    double total = 0;
    for (int i = 0; i < steps; i++) {
      total += density(a, b, (i + 0.5) / steps);
    }
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += density(a, b, (i + 0.5) / steps);
      if (sum >= share * total) {
        return (i + 0.5) / steps;
      }
    }
    return 1;
  }

  /** Up to a factor, scaled so that it does not vanish. */
  private static double density(double a, double b, double x) {
    double mode = (a - 1) / (a + b - 2);
    return Math.exp((a - 1) * Math.log(x / mode) + (b - 1) * Math.log((1 - x) / (1 - mode)));
  }
}
