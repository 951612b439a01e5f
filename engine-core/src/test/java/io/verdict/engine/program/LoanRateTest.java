package io.verdict.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoanRateTest {

  private static final double BOUND = 12 * 0x1p-40;

  @Test
  void twelveInstalmentsOfAnOrdinaryLoan() {
    assertThat(LoanRate.yearly(10_000, 888.487_886_783_416_8, 12)).isCloseTo(0.12, within(1e-9));
  }

  @Test
  void aFeeAtTheBeginningMakesTheSameInstalmentsDearer() {
    double withFee = LoanRate.yearly(9_700, 888.487_886_783_416_8, 12);
    assertThat(withFee).isBetween(0.17, 0.19);
  }

  @Test
  void whatIsPaidBackWithoutInterestCostsNothing() {
    assertThat(LoanRate.yearly(12_000, 1_000, 12)).isCloseTo(0, within(BOUND));
  }

  @Test
  void whoPaysBackLessHasANegativeRate() {
    assertThat(LoanRate.yearly(12_000, 900, 12)).isNegative();
  }

  @Test
  void theRateIsWithinItsBoundBelowTheExactOne() {
    SplittableRandom random = new SplittableRandom(20_261_129L);
    for (int i = 0; i < 2_000; i++) {
      int months = random.nextInt(1, 61);
      double monthly = random.nextDouble(-0.02, 0.2);
      double instalment = random.nextDouble(1, 5_000);
      double paidOut = instalment * exactValue(monthly, months);
      double yearly = LoanRate.yearly(paidOut, instalment, months);
      assertThat(yearly)
          .as("%d months at %s", months, monthly)
          .isBetween(12 * monthly - 3 * BOUND, 12 * monthly + BOUND);
    }
  }

  private static double exactValue(double monthly, int months) {
    BigDecimal discount =
        BigDecimal.ONE.divide(BigDecimal.ONE.add(new BigDecimal(monthly)), MathContext.DECIMAL128);
    BigDecimal value = BigDecimal.ZERO;
    for (int i = 0; i < months; i++) {
      value = discount.multiply(BigDecimal.ONE.add(value), MathContext.DECIMAL128);
    }
    return value.doubleValue();
  }

  @Test
  void noLoanHasNoRate() {
    for (double[] loan :
        new double[][] {{0, 1, 12}, {1, 0, 12}, {-5, 1, 12}, {1, 1, 0}, {1, 1, 1_201}}) {
      assertThatThrownBy(() -> LoanRate.yearly(loan[0], loan[1], (long) loan[2]))
          .isInstanceOf(ArithmeticException.class);
    }
    assertThatThrownBy(() -> LoanRate.yearly(1, 1_000_000, 12))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LoanRate.yearly(1_000_000, 1, 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
