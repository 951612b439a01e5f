package io.verdict.matcher.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.matcher.allocation.Markets.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A day of orders that are answered one by one, against the bound that hindsight certifies. */
final class PriceControlTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int ORDERS = NIGHTLY ? 100_000 : 6_000;
  private static final int PRODUCTS = NIGHTLY ? 400 : 20;
  private static final int MAX_SAMPLE_ORDERS = 10_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long DAY_MILLIS = 86_400_000;
  private static final long MARKET = 11;
  private static final long NEW_MARKET = 12;

  @Test
  void aSteadyDayComesNearToHindsight(TestReporter reporter) {
    for (double load : new double[] {0.5, 0.8}) {
      Course course = new Course(MARKET, 2, 0, 0, 0);
      double share = share(reporter, "steady", load, course);
      assertThat(share).isGreaterThan(0.985);
    }
  }

  @Test
  void aDayWhoseOrdersSwingInQualityComesNearToHindsight(TestReporter reporter) {
    for (double load : new double[] {0.5, 0.8}) {
      Course course = new Course(MARKET, 2, 0.4, 0, 0);
      assertThat(share(reporter, "drift", load, course)).isGreaterThan(0.98);
    }
  }

  @Test
  void afterHalfOfTheProductsWereReplacedTheRestOfTheDayComesNearToHindsight(
      TestReporter reporter) {
    for (double load : new double[] {0.5, 0.8}) {
      Course course = new Course(MARKET, 2, 0, NEW_MARKET, 0.4);
      assertThat(share(reporter, "catalogue change", load, course)).isGreaterThan(0.95);
    }
  }

  private static double share(TestReporter reporter, String name, double load, Course course) {
    AllocationProblem today = Markets.day(ORDERS, PRODUCTS, load, course);
    Course before = new Course(MARKET, 1, course.swing(), 0, 0);
    DaySample yesterday = sample(Markets.day(ORDERS, PRODUCTS, load, before));
    Course matchedAgain = new Course(MARKET, 1, course.swing(), NEW_MARKET, 1e-9);
    DaySample renewed = sample(Markets.day(ORDERS, PRODUCTS, load, matchedAgain));
    Day day = new Day(today, yesterday);
    double value = day.run(course.newFrom(), renewed);
    AllocationProblem judged = course.newFrom() > 0 ? day.afterChange : today;
    double bound = DualSolver.solve(judged, NIGHTLY ? 600 : 200, null).upperBound();
    double greedy = Markets.greedy(judged);
    reporter.publishEntry(
        String.format(
            Locale.ROOT,
            "%s, capacity/demand %.1f: %.4f of the bound in %d solves, greedy %.4f",
            name,
            load,
            value / bound,
            day.control.solves(),
            greedy / bound));
    assertThat(day.control.solves()).isBetween(10L, 1_440L);
    assertThat(value).isGreaterThan(greedy * 1.05);
    return value / bound;
  }

  @Test
  void aFirstDayHasNoPrices() {
    AllocationProblem today = Markets.day(500, 20, 0.5, 3L, 1L);
    Day day = new Day(today, new DaySample());
    assertThat(day.run(0, null)).isPositive();
    assertThat(day.control.solves()).isZero();
  }

  @Test
  void isSolvedNoMoreThanOnceAMinuteAndSaysWhatSetItOff() {
    AllocationProblem problem = Markets.day(500, 20, 0.5, 3L, 1L);
    DaySample yesterday = sample(problem);
    PriceControl control = new PriceControl(limits(problem), PriceTriggers.standard());
    control.beginDay(true);
    double[] left = problem.capacities.clone();
    assertThat(control.due(0, 0, left)).isEqualTo(PriceTrigger.FIRST);
    PriceSolve solve = control.resolve(PriceTrigger.FIRST, 0, 0, left, rest(yesterday, control, 0));
    assertThat(solve.version()).isEqualTo(1);
    assertThat(solve.upperBound()).isPositive();
    left[0] = 0;
    assertThat(control.due(MINUTE_MILLIS - 1, 0, left)).isNull();
    assertThat(control.due(MINUTE_MILLIS, 1, left)).isEqualTo(PriceTrigger.DRIFT);
    assertThat(control.next(limits(problem)).due(MINUTE_MILLIS, 1, left))
        .isEqualTo(PriceTrigger.CATALOGUE);
  }

  @Test
  void theWatchdogRaisesThePriceOfWhatIsUsedUpTooFast() {
    AllocationProblem problem = Markets.day(2_000, 20, 0.5, 3L, 1L);
    PriceControl control = new PriceControl(limits(problem), PriceTriggers.standard());
    control.beginDay(true);
    double[] left = problem.capacities.clone();
    control.resolve(PriceTrigger.FIRST, 0, 0, left, rest(sample(problem), control, 0));
    double before = control.price(3);
    left[3] -= 0.04 * problem.capacities[3];
    assertThat(control.watch(0, left)).as("too few orders to say").isFalse();
    for (int i = 0; i < 25; i++) {
      control.arrived();
    }
    assertThat(control.watch(0, left)).isTrue();
    assertThat(control.price(3)).isGreaterThan(before);
  }

  @Test
  void aNewProductBeginsAtItsFundersPrice() {
    AllocationProblem problem = Markets.day(2_000, 20, 0.3, 3L, 1L);
    PricedLimits before = limits(problem);
    PriceControl control = new PriceControl(before, PriceTriggers.standard());
    control.beginDay(true);
    DaySample day = sample(problem);
    control.resolve(PriceTrigger.FIRST, 0, 0, problem.capacities, rest(day, control, 0));
    List<PricedLimit> more = new ArrayList<>(before.limits());
    more.add(PricedLimit.amount("new", before.limits().get(2).owner(), 1_000));
    more.add(PricedLimit.amount("stranger", "nobody", 1_000));
    List<int[]> ofProduct = new ArrayList<>(before.ofProduct());
    ofProduct.add(new int[] {more.size() - 2});
    ofProduct.add(new int[] {more.size() - 1});
    PriceControl next = control.next(new PricedLimits(more, ofProduct));
    assertThat(next.price(2)).isEqualTo(control.price(2));
    assertThat(next.price(20)).isPositive();
    assertThat(next.price(21)).isEqualTo(control.prices().mean());
  }

  private static AllocationProblem rest(DaySample yesterday, PriceControl control, int minute) {
    double[] left = control.limits().limits().stream().mapToDouble(PricedLimit::limit).toArray();
    return yesterday.remainder(minute, left, control.limits(), MAX_SAMPLE_ORDERS);
  }

  private static PricedLimits limits(AllocationProblem day) {
    int products = Markets.productsOf(day);
    int funders = day.capacities.length - products;
    List<PricedLimit> limits = new ArrayList<>();
    for (int r = 0; r < day.capacities.length; r++) {
      int funder = r < products ? r % funders : r - products;
      limits.add(PricedLimit.amount("limit " + r, "funder " + funder, day.capacities[r]));
    }
    List<int[]> ofProduct = new ArrayList<>();
    for (int p = 0; p < products; p++) {
      ofProduct.add(new int[] {p, products + p % funders});
    }
    return new PricedLimits(limits, ofProduct);
  }

  private static int minute(int order, AllocationProblem day) {
    return (int) (order * 1_440L / day.orders());
  }

  private static DaySample sample(AllocationProblem day) {
    DaySample sample = new DaySample();
    for (int order = 0; order < day.orders(); order++) {
      int first = day.orderStarts[order];
      sample.order(minute(order, day), day.consumptions[first]);
      for (int i = first; i < day.orderStarts[order + 1]; i++) {
        sample.offer(day.product(i), day.value(i));
      }
    }
    return sample;
  }

  /** A day whose orders are answered evenly over its minutes. */
  private static final class Day {
    private final AllocationProblem day;
    private final double[] left;
    private DaySample yesterday;
    private PriceControl control;

    /** The orders after the catalogue changed, against what was left then. */
    private AllocationProblem afterChange;

    private Day(AllocationProblem day, DaySample yesterday) {
      this.day = day;
      this.yesterday = yesterday;
      this.left = day.capacities.clone();
      this.control = new PriceControl(limits(day), PriceTriggers.standard());
    }

    private double run(double newFrom, DaySample renewed) {
      control.beginDay(yesterday.orders() > 0);
      double earned = 0;
      boolean isRenewed = false;
      for (int order = 0; order < day.orders(); order++) {
        if (newFrom > 0 && !isRenewed && order >= newFrom * day.orders()) {
          isRenewed = true;
          control = control.next(limits(day));
          yesterday = renewed;
          afterChange = rest(order);
          earned = 0;
        }
        solve(order);
        earned += take(order);
      }
      return earned;
    }

    private AllocationProblem rest(int from) {
      AllocationProblem.Builder builder = AllocationProblem.builder(left);
      for (int order = from; order < day.orders(); order++) {
        builder.order();
        for (int i = day.orderStarts[order]; i < day.orderStarts[order + 1]; i++) {
          int[] of = control.limits().ofProduct().get(day.product(i));
          builder.offer(day.product(i), day.value(i), day.consumptions[i], of);
        }
      }
      return builder.build();
    }

    private void solve(int order) {
      int minute = minute(order, day);
      long now = order * DAY_MILLIS / day.orders();
      PriceTrigger trigger = control.due(now, minute, left);
      if (trigger != null) {
        AllocationProblem rest =
            yesterday.remainder(minute, left, control.limits(), MAX_SAMPLE_ORDERS);
        control.resolve(trigger, now, minute, left, rest);
      } else {
        control.watch(minute, left);
      }
      control.arrived();
    }

    private double take(int order) {
      int best = -1;
      double bestValue = 0;
      for (int i = day.orderStarts[order]; i < day.orderStarts[order + 1]; i++) {
        double reduced = day.value(i) - control.price(day.product(i)) * day.consumptions[i];
        if (reduced > bestValue && day.fits(i, left)) {
          best = i;
          bestValue = reduced;
        }
      }
      if (best < 0) {
        return 0;
      }
      day.consume(best, left, -1);
      return day.value(best);
    }
  }
}
