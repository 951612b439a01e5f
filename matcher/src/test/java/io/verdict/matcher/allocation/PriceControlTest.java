package io.verdict.matcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A day of orders that are answered one by one, against the bound that hindsight certifies. */
final class PriceControlTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int ORDERS = NIGHTLY ? 100_000 : 6_000;
  private static final int PRODUCTS = NIGHTLY ? 400 : 20;
  private static final long MINUTE_MILLIS = 60_000;

  @Test
  void resolvingThroughTheDayComesNearToHindsight(TestReporter reporter) {
    for (double load : new double[] {0.5, 0.8}) {
      AllocationProblem yesterday = Markets.day(ORDERS, PRODUCTS, load, 11L, 1L);
      AllocationProblem today = Markets.day(ORDERS, PRODUCTS, load, 11L, 2L);
      double bound = DualSolver.solve(today, 200, null).upperBound();
      PriceControl control = control(today);
      run(yesterday, control);
      control.beginDay();
      double value = run(today, control);
      double greedy = Markets.greedy(today);
      reporter.publishEntry(
          String.format(
              Locale.ROOT,
              "capacity/demand %.1f: %.4f of the bound in %d solves, greedy %.4f",
              load,
              value / bound,
              control.solves(),
              greedy / bound));
      assertThat(control.solves()).isBetween(10, 1_440);
      assertThat(value / bound).isGreaterThan(0.97);
      assertThat(value).isGreaterThan(greedy * 1.05);
    }
  }

  @Test
  void aFirstDayHasNoPrices() {
    AllocationProblem today = Markets.day(500, 20, 0.5, 3L, 1L);
    PriceControl control = control(today);
    double value = run(today, control);
    assertThat(control.solves()).isZero();
    assertThat(value).isPositive();
  }

  @Test
  void isSolvedNoMoreThanOnceAMinute() {
    AllocationProblem day = Markets.day(500, 20, 0.5, 3L, 1L);
    PriceControl control = control(day);
    run(day, control);
    control.beginDay();
    double[] left = day.capacities.clone();
    assertThat(control.isDue(0, 0, left)).isTrue();
    control.resolve(0, 0, left);
    left[0] = 0;
    assertThat(control.isDue(MINUTE_MILLIS - 1, 0, left)).isFalse();
    assertThat(control.isDue(MINUTE_MILLIS, 1, left)).as("quota drift").isTrue();
  }

  private static PriceControl control(AllocationProblem day) {
    int funders = day.capacities.length - Markets.productsOf(day);
    int[][] resources = new int[Markets.productsOf(day)][];
    for (int p = 0; p < resources.length; p++) {
      resources[p] = new int[] {p, resources.length + p % funders};
    }
    return new PriceControl(resources, day.capacities, PriceTriggers.standard());
  }

  /** Answers a day's orders evenly over its minutes; returns what was earned. */
  private static double run(AllocationProblem day, PriceControl control) {
    double[] left = day.capacities.clone();
    double earned = 0;
    for (int order = 0; order < day.orders(); order++) {
      int minute = (int) (order * 1_440L / day.orders());
      long now = order * 1_440L * MINUTE_MILLIS / day.orders();
      if (control.isDue(now, minute, left)) {
        control.resolve(now, minute, left);
      }
      int first = day.orderStarts[order];
      control.arrived(minute, day.consumptions[first]);
      int best = -1;
      double bestValue = 0;
      for (int i = first; i < day.orderStarts[order + 1]; i++) {
        control.offer(day.product(i), day.value(i));
        double reduced = day.value(i) - control.price(day.product(i)) * day.consumptions[i];
        if (reduced > bestValue && day.fits(i, left)) {
          best = i;
          bestValue = reduced;
        }
      }
      if (best >= 0) {
        day.consume(best, left, -1);
        earned += day.value(best);
      }
    }
    return earned;
  }
}
