package io.verdict.matcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Our plans and bounds against optima that OR-Tools found (GLOP with parts of offers, SCIP with
 * whole ones), committed as {@code allocation/optima.csv}; {@code -Poracle} finds them again.
 */
final class AllocationOracleTest {
  static final List<Instance> INSTANCES = instances();

  /** An instance small enough for an exact solver. */
  record Instance(long seed, double load) {
    private static final int ORDERS = 10;
    private static final int PRODUCTS = 4;

    AllocationProblem problem() {
      return Markets.day(ORDERS, PRODUCTS, load, seed);
    }
  }

  private static List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    for (long seed = 1; seed <= 12; seed++) {
      instances.add(new Instance(seed, seed % 2 == 0 ? 0.5 : 0.8));
    }
    return instances;
  }

  @Test
  void theBoundIsAboveTheOptimumAndThatAboveThePlan(TestReporter reporter) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                AllocationOracleTest.class.getResourceAsStream("/allocation/optima.csv"),
                StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(lines::add);
    }
    assertThat(lines).hasSameSizeAs(INSTANCES);
    double plans = 0;
    double optima = 0;
    double bounds = 0;
    double linears = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      double linear = Double.parseDouble(cells[2]);
      double whole = Double.parseDouble(cells[3]);
      AllocationProblem problem = INSTANCES.get(i).problem();
      DualPrices prices = DualSolver.solve(problem, 400, null);
      BatchPlan plan = BatchAllocator.allocate(problem, prices);
      Markets.requireFeasible(problem, plan);
      assertThat(plan.value()).as("instance %d", i).isLessThanOrEqualTo(whole * (1 + 1e-6));
      assertThat(whole).as("instance %d", i).isLessThanOrEqualTo(linear * (1 + 1e-6));
      assertThat(prices.upperBound())
          .as("instance %d", i)
          .isGreaterThanOrEqualTo(linear * (1 - 1e-6));
      plans += plan.value();
      optima += whole;
      linears += linear;
      bounds += prices.upperBound();
    }
    String report =
        String.format(
            Locale.ROOT,
            "plans %.4f of the whole optima, bounds %.4f of the linear ones",
            plans / optima,
            bounds / linears);
    reporter.publishEntry(report);
    assertThat(bounds / linears).as(report).isLessThan(1.05);
    assertThat(plans / optima).as(report).isGreaterThan(0.90);
  }

  @Test
  void aPromiseIsKeptWhileItsPenaltyIsWorthItAndTheBoundStaysAbove() {
    for (long seed = 1; seed <= 10; seed++) {
      AllocationProblem plain = Markets.day(400, 8, 0.8, seed);
      BatchPlan without = BatchAllocator.allocate(plain, DualSolver.solve(plain, 200, null));
      int worst = leastUsed(plain, without);
      double least = 0.9 * plain.capacities[worst];
      AllocationProblem promised = promised(plain, worst, least);
      DualPrices prices = DualSolver.solve(promised, 200, null);
      BatchPlan plan = BatchAllocator.allocate(promised, prices);
      assertThat(plan.value()).as("seed %d", seed).isLessThanOrEqualTo(plan.upperBound());
      assertThat(used(promised, plan, worst))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(Math.min(0.95 * least, used(plain, without, worst)));
    }
  }

  private static int leastUsed(AllocationProblem problem, BatchPlan plan) {
    int least = 0;
    for (int r = 1; r < Markets.productsOf(problem); r++) {
      double share = used(problem, plan, r) / problem.capacities[r];
      least = share < used(problem, plan, least) / problem.capacities[least] ? r : least;
    }
    return least;
  }

  private static double used(AllocationProblem problem, BatchPlan plan, int resource) {
    double[] sums = new double[problem.capacities.length];
    for (int order = 0; order < problem.orders(); order++) {
      if (plan.offer(order) >= 0) {
        problem.consume(plan.offer(order), sums, 1);
      }
    }
    return sums[resource];
  }

  private static AllocationProblem promised(AllocationProblem plain, int resource, double least) {
    AllocationProblem.Builder builder =
        AllocationProblem.builder(plain.capacities).promised(resource, least, 0.2);
    int products = Markets.productsOf(plain);
    int funders = plain.capacities.length - products;
    for (int order = 0; order < plain.orders(); order++) {
      builder.order();
      for (int i = plain.orderStarts[order]; i < plain.orderStarts[order + 1]; i++) {
        int p = plain.product(i);
        builder.offer(
            p, plain.value(i), plain.consumptions[i], new int[] {p, products + p % funders});
      }
    }
    return builder.build();
  }

  @Test
  void aLimitOfOrdersTakesOneOfEach() {
    AllocationProblem.Builder builder =
        AllocationProblem.builder(new double[] {1_000, 2}).counts(1);
    for (int order = 0; order < 5; order++) {
      builder.order().offer(0, 10 + order, 100, new int[] {0, 1});
    }
    AllocationProblem problem = builder.build();
    DualPrices prices = DualSolver.solve(problem, 300, null);
    BatchPlan plan = BatchAllocator.allocate(problem, prices);
    assertThat(plan.value()).isEqualTo(27);
    assertThat(prices.upperBound()).isBetween(27.0, 27.5);
  }
}
