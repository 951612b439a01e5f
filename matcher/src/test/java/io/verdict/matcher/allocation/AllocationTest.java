package io.verdict.matcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class AllocationTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));

  @Test
  void theBoundIsAboveTheBestPlanAndThatAboveOurs() {
    double ours = 0;
    double best = 0;
    for (long seed = 0; seed < 200; seed++) {
      AllocationProblem problem = Markets.small(seed);
      DualPrices prices = DualSolver.solve(problem, 200, null);
      BatchPlan plan = BatchAllocator.allocate(problem, prices);
      double optimum = Markets.optimum(problem);
      assertThat(plan.value()).as("seed %d", seed).isLessThanOrEqualTo(optimum + 1e-6);
      assertThat(prices.upperBound()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum - 1e-6);
      Markets.requireFeasible(problem, plan);
      ours += plan.value();
      best += optimum;
    }
    assertThat(ours / best).as("share of the optimum over all").isGreaterThan(0.95);
  }

  @Test
  void aWaitingBatchComesWithinTwoPercentOfTheBound(TestReporter reporter) {
    for (double load : new double[] {0.5, 0.8}) {
      AllocationProblem problem = Markets.day(10_000, 100, load, 5L);
      DualPrices prices = DualSolver.solve(problem, 200, null);
      BatchPlan plan = BatchAllocator.allocate(problem, prices);
      Markets.requireFeasible(problem, plan);
      double greedy = Markets.greedy(problem);
      reporter.publishEntry(
          String.format(
              java.util.Locale.ROOT,
              "capacity/demand %.1f: plan %.4f of the bound, greedy %.4f",
              load,
              plan.value() / plan.upperBound(),
              greedy / plan.upperBound()));
      assertThat(plan.gap()).isBetween(0.0, 0.02);
      assertThat(greedy).isLessThan(plan.value());
    }
  }

  /** What a waiting batch takes: printed, not judged, since time belongs to benchmarks. */
  @Test
  void aBatchSaysHowLongItTakes(TestReporter reporter) {
    for (int orders : NIGHTLY ? new int[] {10_000, 1_000_000} : new int[] {10_000}) {
      AllocationProblem problem = Markets.day(orders, 400, 0.8, 5L);
      long begun = System.nanoTime();
      DualPrices prices = DualSolver.solve(problem, 50, null);
      BatchPlan plan = BatchAllocator.allocate(problem, prices);
      long millis = (System.nanoTime() - begun) / 1_000_000;
      reporter.publishEntry(
          String.format(
              java.util.Locale.ROOT,
              "%,d waiting orders, 400 products: %,d ms, %.4f of the bound",
              orders,
              millis,
              plan.value() / plan.upperBound()));
      Markets.requireFeasible(problem, plan);
      assertThat(plan.gap()).isBetween(0.0, 0.06);
    }
  }

  @Test
  void moreCapacityNeverLowersTheBound() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20; i++) {
      long seed = random.nextLong();
      double tight = DualSolver.solve(Markets.day(300, 20, 0.4, seed), 300, null).upperBound();
      double loose = DualSolver.solve(Markets.day(300, 20, 0.8, seed), 300, null).upperBound();
      assertThat(loose).as("seed %d", seed).isGreaterThan(tight * 0.999);
    }
  }

  @Test
  void nothingScarceHasNoPrice() {
    AllocationProblem problem =
        AllocationProblem.builder(new double[] {1_000, 1})
            .order()
            .offer(0, 10, 1, new int[] {0})
            .order()
            .offer(1, 8, 1, new int[] {1})
            .order()
            .offer(1, 6, 1, new int[] {1})
            .build();
    DualPrices prices = DualSolver.solve(problem, 200, null);
    assertThat(prices.price(0)).isZero();
    assertThat(prices.price(1)).isBetween(5.9, 8.1);
    assertThat(prices.upperBound()).isBetween(18.0, 18.1);
  }

  @Test
  void theSameProblemGivesTheSameBits() {
    AllocationProblem problem = Markets.day(2_000, 100, 0.6, 9L);
    DualPrices one = DualSolver.solve(problem, 40, null);
    DualPrices other = DualSolver.solve(problem, 40, null);
    assertThat(one.prices()).isEqualTo(other.prices());
    assertThat(one.upperBound()).isEqualTo(other.upperBound());
  }

  @Test
  void misuseIsNamed() {
    AllocationProblem.Builder builder = AllocationProblem.builder(new double[] {1}).order();
    assertThatIllegalArgumentException().isThrownBy(() -> builder.offer(0, 1, 0, new int[] {0}));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.offer(0, 1, 1, new int[5]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllocationProblem.builder(new double[] {-1}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DualSolver.solve(builder.build(), 0, null));
  }
}
