package io.verdict.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The power is StrictMath's to the last bit, and allocates nothing. */
class StrictPowerTest {
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128L);
  private static final int CASES =
      "nightly".equals(System.getProperty("verdict.budget")) ? 100_000_000 : 1_000_000;

  private static void requireSame(double x, double y) {
    double expected = StrictMath.pow(x, y);
    double actual = StrictPower.of(x, y);
    if (Double.doubleToRawLongBits(expected) != Double.doubleToRawLongBits(actual)) {
      assertThat(actual).as("pow(%s, %s), seed %d", x, y, SEED).isEqualTo(expected);
    }
  }

  @Test
  void ratesAndMonthsGiveTheSameBits() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < CASES; i++) {
      double monthly = random.nextInt(10_000_000) / 12e6;
      requireSame(1 + monthly, -random.nextInt(0, 601));
    }
  }

  @Test
  void anyArgumentsGiveTheSameBits() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < CASES / 2; i++) {
      double x = StrictMath.exp(random.nextDouble(-0.1, 14));
      requireSame(x, -random.nextDouble() * 5_000);
      requireSame(Double.longBitsToDouble(random.nextLong()), random.nextDouble(-2_000, 2_000));
    }
  }

  @Test
  void edgesGiveTheSameBits() {
    double[] bases = {
      0,
      1,
      Math.nextUp(1.0),
      Math.nextDown(2.0),
      2,
      1.2247448,
      1.7320507,
      1.5,
      4,
      1 << 20,
      Math.nextDown(1 << 20),
      -3,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.MIN_VALUE
    };
    double[] exponents = {
      0,
      -0.5,
      -1,
      -2,
      Math.nextDown(-2.0),
      -3,
      Math.nextUp(-3.0),
      -4_096,
      Math.nextDown(-4_096.0),
      -1_000,
      -999,
      -1_022,
      -1_074,
      2,
      Double.NaN,
      Double.NEGATIVE_INFINITY
    };
    for (double base : bases) {
      for (double exponent : exponents) {
        requireSame(base, exponent);
      }
    }
    for (int fraction : new int[] {0x3_988d, 0x3_988e, 0x3_988f, 0xb_b679, 0xb_b67a, 0xb_b67b}) {
      for (long low : new long[] {0, 1, 0xffff_ffffL}) {
        double base = Double.longBitsToDouble((long) (0x3ff0_0000 | fraction) << 32 | low);
        for (int exponent = -1; exponent >= -700; exponent--) {
          requireSame(base, exponent);
        }
      }
    }
  }

  @Test
  void anAnnuityAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    int calls = 100_000;
    double sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += StrictPower.of(1.01 + i * 1e-7, -12);
    }
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < calls; i++) {
      sum += StrictPower.of(1.01 + i * 1e-7, -36);
    }
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(calls);
    assertThat(sum).isPositive();
  }
}
