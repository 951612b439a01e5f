package io.verdict.matcher.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128);
  private static final long MINUTE = 60_000;

  private final CircuitBreaker breaker = new CircuitBreaker();
  private final SplittableRandom random = new SplittableRandom(SEED);

  /** Ends a number of calls, declined by chance; when the breaker opened, else 0. */
  private long answers(int count, double declined) {
    for (int i = 0; i < count; i++) {
      CallEnd how = random.nextDouble() < declined ? CallEnd.DECLINED : CallEnd.ANSWERED;
      long again = breaker.end(how, 0);
      if (again != 0) {
        return again;
      }
    }
    return 0;
  }

  private long probe(CallEnd how) {
    breaker.halfOpen();
    assertThat(breaker.isHalfOpen()).isTrue();
    breaker.begin();
    assertThat(breaker.allows()).as("one probe at a time").isFalse();
    return breaker.end(how, 0);
  }

  private long fail() {
    long again = 0;
    for (int i = 0; i < 50 && again == 0; i++) {
      again = breaker.end(CallEnd.FAILED, 0);
    }
    return again;
  }

  @Test
  void opensForAMinuteWhenMoreThanAFifthWentWrong() {
    for (int i = 0; i < 40; i++) {
      assertThat(breaker.end(CallEnd.ANSWERED, 0)).isZero();
    }
    for (int i = 0; i < 10; i++) {
      assertThat(breaker.end(CallEnd.FAILED, 0)).as("a fifth is not more").isZero();
    }
    assertThat(breaker.end(CallEnd.FAILED, 7)).isEqualTo(MINUTE + 7);
    assertThat(breaker.allows()).isFalse();
  }

  @Test
  void waitsTwiceAsLongAfterEachVainProbeUpToAQuarterOfAnHour() {
    assertThat(fail()).isEqualTo(MINUTE);
    for (long minutes : new long[] {2, 4, 8, 15, 15}) {
      assertThat(probe(CallEnd.FAILED)).isEqualTo(minutes * MINUTE);
    }
    assertThat(probe(CallEnd.DECLINED)).as("it answers: it is up").isZero();
    assertThat(breaker.allows()).isTrue();
    assertThat(fail()).as("and begins anew").isEqualTo(MINUTE);
  }

  @Test
  void opensWhenAFunderDeclinesFarMoreThanItUsedTo() {
    System.out.println("breaker test: seed " + SEED);
    assertThat(answers(400, 0.2)).isZero();
    assertThat(answers(60, 0.9)).isEqualTo(MINUTE);
    assertThat(probe(CallEnd.DECLINED)).isEqualTo(2 * MINUTE);
    assertThat(probe(CallEnd.ANSWERED)).isZero();
    assertThat(answers(400, 0.2)).as("as before").isZero();
  }

  @Test
  void takesAChangeThatStaysForTheFundersNewWay() {
    assertThat(answers(400, 0.2)).isZero();
    assertThat(answers(60, 0.9)).isEqualTo(MINUTE);
    for (int vain = 1; vain < 4; vain++) {
      assertThat(probe(CallEnd.DECLINED)).isPositive();
    }
    assertThat(probe(CallEnd.DECLINED)).isZero();
    assertThat(answers(2_000, 0.9)).as("the new way is no accident").isZero();
  }

  @Test
  void chanceAloneHardlyEverOpensIt() {
    int opened = 0;
    for (int funder = 0; funder < 100; funder++) {
      CircuitBreaker each = new CircuitBreaker();
      double declined = 0.02 + 0.4 * random.nextDouble();
      for (int i = 0; i < 2_000; i++) {
        CallEnd how = random.nextDouble() < declined ? CallEnd.DECLINED : CallEnd.ANSWERED;
        if (each.end(how, 0) != 0) {
          opened++;
          break;
        }
      }
    }
    assertThat(opened).as("of 100 funders with 2,000 answers each").isLessThanOrEqualTo(5);
  }
}
