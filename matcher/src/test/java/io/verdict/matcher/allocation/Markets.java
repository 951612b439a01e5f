package io.verdict.matcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Generated markets, and what can be said about them by exhaustion. */
final class Markets {
  private Markets() {}

  /** A few orders and resources, small enough to try every plan. */
  static AllocationProblem small(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] capacities = new double[random.nextInt(1, 4)];
    Arrays.setAll(capacities, i -> random.nextInt(1, 12));
    AllocationProblem.Builder builder = AllocationProblem.builder(capacities);
    int orders = random.nextInt(1, 8);
    for (int order = 0; order < orders; order++) {
      builder.order();
      int offers = random.nextInt(0, 4);
      for (int i = 0; i < offers; i++) {
        int resource = random.nextInt(capacities.length);
        builder.offer(resource, random.nextInt(1, 30), random.nextInt(1, 6), new int[] {resource});
      }
    }
    return builder.build();
  }

  /** The best of all plans. */
  static double optimum(AllocationProblem problem) {
    return best(problem, 0, problem.capacities.clone());
  }

  private static double best(AllocationProblem problem, int order, double[] left) {
    if (order == problem.orders()) {
      return 0;
    }
    double best = best(problem, order + 1, left);
    for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
      if (problem.fits(i, left)) {
        problem.consume(i, left, -1);
        best = Math.max(best, problem.values[i] + best(problem, order + 1, left));
        problem.consume(i, left, 1);
      }
    }
    return best;
  }

  /**
   * A day: products of funders, both with a capacity, 8 to 47 offers an order, heavy-tailed
   * amounts, value = amount × margin × probability.
   */
  static AllocationProblem day(int orders, int products, double load, long seed) {
    return day(orders, products, load, seed, seed);
  }

  /** Products of one seed, orders of another: two days of one market. */
  static AllocationProblem day(
      int orders, int products, double load, long marketSeed, long daySeed) {
    return day(orders, products, load, new Course(marketSeed, daySeed, 0, 0, 0));
  }

  /**
   * How a day goes.
   *
   * @param market seed of the products
   * @param day seed of the orders
   * @param swing by how much the quality of orders swings over the day, as a share
   * @param newMarket seed of the products that half of the catalogue is replaced by
   * @param newFrom share of the day's orders from which on; 0 for never
   */
  record Course(long market, long day, double swing, long newMarket, double newFrom) {}

  static AllocationProblem day(int orders, int products, double load, Course course) {
    long marketSeed = course.market();
    long daySeed = course.day();
    SplittableRandom random = new SplittableRandom(marketSeed);
    int funders = Math.max(1, products / 4);
    double[] capacities = new double[products + funders];
    double[] weights = new double[products];
    double sum = 0;
    for (int p = 0; p < products; p++) {
      weights[p] = 0.2 + random.nextDouble();
      sum += weights[p];
    }
    double[] margins = new double[products];
    double[] accepts = new double[products];
    for (int p = 0; p < products; p++) {
      margins[p] = 0.02 + 0.10 * random.nextDouble();
      accepts[p] = 0.3 + 0.65 * random.nextDouble();
    }
    double[] newWorth = new double[products];
    SplittableRandom renewed = new SplittableRandom(course.newMarket());
    for (int p = 0; p < products; p++) {
      boolean isNew = renewed.nextBoolean();
      double drawn = (0.02 + 0.10 * renewed.nextDouble()) * (0.3 + 0.65 * renewed.nextDouble());
      newWorth[p] = isNew ? drawn : margins[p] * accepts[p];
    }
    random = new SplittableRandom(~daySeed);
    double[] amounts = new double[orders];
    for (int i = 0; i < orders; i++) {
      amounts[i] = 2_000 * StrictMath.exp(1.1 * random.nextGaussian());
    }
    double demand = orders * 2_000 * StrictMath.exp(1.1 * 1.1 / 2);
    for (int p = 0; p < products; p++) {
      capacities[p] = demand * load * weights[p] / sum;
      capacities[products + p % funders] += 0.85 * capacities[p];
    }
    AllocationProblem.Builder builder = AllocationProblem.builder(capacities);
    for (int i = 0; i < orders; i++) {
      builder.order();
      double phase = 2 * StrictMath.PI * i / orders;
      double level = 1 + course.swing() * StrictMath.sin(phase);
      boolean isRenewed = course.newFrom() > 0 && i >= course.newFrom() * orders;
      int offers = random.nextInt(8, 48);
      for (int k = 0; k < offers; k++) {
        int p = random.nextInt(products);
        double quality = 0.7 + 0.6 * random.nextDouble();
        double worth = isRenewed ? newWorth[p] : margins[p] * accepts[p];
        double value = amounts[i] * worth * quality * level;
        builder.offer(p, value, amounts[i], new int[] {p, products + p % funders});
      }
    }
    return builder.build();
  }

  /** A fifth of a day's resources are funders. */
  static int productsOf(AllocationProblem day) {
    return day.capacities.length * 4 / 5;
  }

  /** What first come, first served at the best value would earn. */
  static double greedy(AllocationProblem problem) {
    double[] left = problem.capacities.clone();
    double value = 0;
    for (int order = 0; order < problem.orders(); order++) {
      int best = -1;
      for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
        boolean isBetter = best < 0 || problem.values[i] > problem.values[best];
        if (isBetter && problem.fits(i, left)) {
          best = i;
        }
      }
      if (best >= 0) {
        value += problem.values[best];
        problem.consume(best, left, -1);
      }
    }
    return value;
  }

  static void requireFeasible(AllocationProblem problem, BatchPlan plan) {
    double[] left = problem.capacities.clone();
    double value = 0;
    for (int order = 0; order < problem.orders(); order++) {
      int offer = plan.offer(order);
      if (offer >= 0) {
        assertThat(offer).isBetween(problem.orderStarts[order], problem.orderStarts[order + 1] - 1);
        problem.consume(offer, left, -1);
        value += problem.values[offer];
      }
    }
    for (double each : left) {
      assertThat(each).isGreaterThan(-1e-6);
    }
    assertThat(plan.value()).isBetween(value * (1 - 1e-9), value * (1 + 1e-9));
  }
}
