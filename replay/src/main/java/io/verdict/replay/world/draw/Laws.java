package io.verdict.replay.world.draw;

/**
 * The distributions that the world draws from beside uniform and normal.
 *
 * <p><b>Thread safety:</b> stateless. <b>Allocation:</b> none.
 */
public final class Laws {
  private static final int POISSON_LIMIT = 200;

  private Laws() {}

  /** The logistic function, 1 / (1 + e^-x). */
  public static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /**
   * A Poisson count by inversion of one uniform draw.
   *
   * @param mean not negative; counts are cut at 200
   * @param uniform inside (0, 1)
   */
  public static int poisson(double mean, double uniform) {
    double mass = StrictMath.exp(-mean);
    double cumulated = mass;
    int count = 0;
    while (uniform > cumulated && count < POISSON_LIMIT) {
      count++;
      mass *= mean / count;
      cumulated += mass;
    }
    return count;
  }

  /** How many of {@code trials} independent chances come true. */
  public static int binomial(int trials, double probability, long entity, long name) {
    int hits = 0;
    for (int i = 0; i < trials; i++) {
      if (Draws.uniform(entity, name, i) < probability) {
        hits++;
      }
    }
    return hits;
  }

  /** An exponential draw with the given mean, from one uniform draw. */
  public static double exponential(double mean, double uniform) {
    return -mean * StrictMath.log(uniform);
  }

  /** A log-normal draw: {@code median * e^(spread * z)}. */
  public static double logNormal(double median, double spread, double z) {
    return median * StrictMath.exp(spread * z);
  }

  /**
   * The index chosen by a uniform draw among cumulated shares.
   *
   * @param cumulated ascending; the last one is taken as 1
   */
  public static int pick(double[] cumulated, double uniform) {
    for (int i = 0; i < cumulated.length - 1; i++) {
      if (uniform < cumulated[i]) {
        return i;
      }
    }
    return cumulated.length - 1;
  }

  /** Cumulates weights to shares that end at 1. */
  public static double[] cumulate(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] cumulated = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      cumulated[i] = sum / total;
    }
    return cumulated;
  }
}
