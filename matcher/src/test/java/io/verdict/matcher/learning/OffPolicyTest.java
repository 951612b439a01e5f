package io.verdict.matcher.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class OffPolicyTest {
  private static final int ACTIONS = 5;

  /** Three choices, worked out by hand. */
  @Test
  void theFormulasAreThoseOfThePapers() {
    OffPolicyLog log = new OffPolicyLog();
    for (int i = 0; i < 100; i++) {
      log.add(1, 0.5, 1.0, new OffPolicyLog.Model(0.6, 0.5)); // w = 2
      log.add(0, 0.25, 0.0, new OffPolicyLog.Model(0.2, 0.4)); // w = 0
      log.add(0.5, 0.5, 0.5, new OffPolicyLog.Model(0.5, 0.3)); // w = 1
    }
    assertThat(log.effectiveSampleSize()).isEqualTo(300.0 * 300 / 500, within(1e-9));
    assertThat(OffPolicyEstimator.IPS.estimate(log).isRefused()).isTrue();
    for (int i = 0; i < 100; i++) {
      log.add(1, 0.5, 1.0, new OffPolicyLog.Model(0.6, 0.5));
      log.add(0, 0.25, 0.0, new OffPolicyLog.Model(0.2, 0.4));
      log.add(0.5, 0.5, 0.5, new OffPolicyLog.Model(0.5, 0.3));
    }
    assertThat(OffPolicyEstimator.IPS.estimate(log).value()).isEqualTo(2.5 / 3, within(1e-9));
    assertThat(OffPolicyEstimator.SNIPS.estimate(log).value()).isEqualTo(2.5 / 3, within(1e-9));
    double dr = (0.5 + 2 * 0.4 + 0.4 + 0.3 + 0) / 3;
    assertThat(OffPolicyEstimator.DR.estimate(log).value()).isEqualTo(dr, within(1e-9));
  }

  /** Over many logs of one truth the mean estimate is the truth, within its standard error. */
  @Test
  void estimatesAreRightOnAverageOnLogsWhoseTruthIsKnown() {
    double[] sums = new double[3];
    double[] squares = new double[3];
    int logs = 300;
    double truth = 0;
    for (int run = 0; run < logs; run++) {
      SplittableRandom random = new SplittableRandom(1_000 + run);
      OffPolicyLog log = new OffPolicyLog();
      for (int i = 0; i < 1_500; i++) {
        truth += step(random, log);
      }
      for (OffPolicyEstimator estimator : OffPolicyEstimator.values()) {
        double value = estimator.estimate(log).value();
        sums[estimator.ordinal()] += value;
        squares[estimator.ordinal()] += value * value;
      }
    }
    truth /= logs * 1_500.0;
    for (OffPolicyEstimator estimator : OffPolicyEstimator.values()) {
      double mean = sums[estimator.ordinal()] / logs;
      double variance = squares[estimator.ordinal()] / logs - mean * mean;
      double error = Math.sqrt(variance / logs);
      assertThat(mean).as(estimator.name()).isEqualTo(truth, within(4 * error + 0.002));
    }
    double spreadOfIps = squares[0] / logs - sums[0] / logs * (sums[0] / logs);
    double spreadOfDr = squares[2] / logs - sums[2] / logs * (sums[2] / logs);
    assertThat(spreadOfDr).as("a fair model calms").isLessThan(spreadOfIps);
  }

  /** One logged choice; returns what the other policy is worth there. */
  private static double step(SplittableRandom random, OffPolicyLog log) {
    double[] rewards = new double[ACTIONS];
    double[] logged = new double[ACTIONS];
    double[] target = new double[ACTIONS];
    double loggedSum = 0;
    double targetSum = 0;
    for (int a = 0; a < ACTIONS; a++) {
      rewards[a] = 0.1 + 0.15 * a + 0.1 * random.nextDouble();
      logged[a] = 0.2 + random.nextDouble();
      target[a] = 0.1 + rewards[a] * rewards[a] * 4;
      loggedSum += logged[a];
      targetSum += target[a];
    }
    double draw = random.nextDouble() * loggedSum;
    int choice = 0;
    while (choice < ACTIONS - 1 && draw >= logged[choice]) {
      draw -= logged[choice++];
    }
    double reward = random.nextDouble() < rewards[choice] ? 1 : 0;
    double modelOfTarget = 0;
    double value = 0;
    for (int a = 0; a < ACTIONS; a++) {
      value += target[a] / targetSum * rewards[a];
      modelOfTarget += target[a] / targetSum * (0.12 + 0.15 * a);
    }
    log.add(
        reward,
        logged[choice] / loggedSum,
        target[choice] / targetSum,
        new OffPolicyLog.Model(0.12 + 0.15 * choice, modelOfTarget));
    return value;
  }

  @Test
  void tooLittleEvidenceIsSaidAndNotGuessed() {
    OffPolicyLog log = new OffPolicyLog();
    for (int i = 0; i < 10_000; i++) {
      log.add(1, 0.5, i < 50 ? 0.5 : 0, OffPolicyLog.Model.NONE);
    }
    PolicyValue value = OffPolicyEstimator.SNIPS.estimate(log);
    assertThat(value.isRefused()).isTrue();
    assertThat(value.value()).isNaN();
    assertThat(value.effectiveSampleSize()).isEqualTo(50, within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> log.add(1, 0, 0.5, OffPolicyLog.Model.NONE));
  }
}
