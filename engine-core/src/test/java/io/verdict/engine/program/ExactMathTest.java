package io.verdict.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactMathTest {
  @ParameterizedTest
  @EnumSource
  void equalsBigDecimalOnRandomOperands(Rounding rounding) {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      long a = operand(random);
      long b = operand(random);
      long divisor = operand(random);
      if (divisor == 0) {
        continue;
      }
      BigInteger expected =
          new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
              .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.valueOf(rounding.name()))
              .toBigIntegerExact();
      if (expected.bitLength() <= 63) {
        assertThat(ExactMath.mulDiv(a, b, divisor, rounding))
            .as("%d * %d / %d %s", a, b, divisor, rounding)
            .isEqualTo(expected.longValueExact());
      } else {
        assertThatThrownBy(() -> ExactMath.mulDiv(a, b, divisor, rounding))
            .isInstanceOf(ArithmeticException.class);
      }
    }
  }

  private static long operand(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(-5, 6);
      case 1 -> random.nextInt(-1_000_000, 1_000_000);
      case 2 -> random.nextLong() >> random.nextInt(1, 40);
      default -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE + random.nextInt(2);
    };
  }
}
