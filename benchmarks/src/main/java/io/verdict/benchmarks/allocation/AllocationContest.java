package io.verdict.benchmarks.allocation;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.benchmarks.contest.Entrant;
import io.verdict.benchmarks.contest.Workload;
import io.verdict.matcher.allocation.BatchAllocator;
import io.verdict.matcher.allocation.BatchPlan;
import io.verdict.matcher.allocation.DualSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** W7: waiting orders are assigned to offers so that the sum of values is great. */
public final class AllocationContest implements Workload<MarketDay> {
  private static final String GREEDY = "first come, first served";
  private static final int PASSES = 50;
  private static final long SEED = 5;
  private static final double ROUNDING = 1e-6;

  @Override
  public String id() {
    return "W7";
  }

  @Override
  public String title() {
    return "allocation of waiting orders";
  }

  @Override
  public String generator() {
    return "400 products of 100 funders with capacities of four fifths of the demand; sizes are"
        + " orders, 8 to 47 offers each; `MarketDay`, seed 5. A call solves shadow prices"
        + " (50 passes) and assigns every order. Plans differ by design: checked is that"
        + " both fit into the capacities and that none is worth more than the certified"
        + " bound; the note says what a plan is worth.";
  }

  @Override
  public List<String> sizes() {
    return List.of("1000", "10000");
  }

  @Override
  public List<String> quickSizes() {
    return List.of("10000");
  }

  @Override
  public List<Entrant> entrants(String size) {
    return List.of(Entrant.verdict(), Entrant.yardstick(GREEDY));
  }

  @Override
  public MarketDay data(String size) {
    return new MarketDay(Integer.parseInt(size), SEED);
  }

  @Override
  public String reference() {
    return GREEDY;
  }

  @Override
  public int compared(MarketDay data) {
    return 1;
  }

  /** Each answer says whether its plan fits and is worth no more than the bound. */
  @Override
  public boolean agrees(long[] ours, long[] theirs) {
    return ours[0] == 1 && theirs[0] == 1;
  }

  private static BatchPlan plan(MarketDay day) {
    return BatchAllocator.allocate(day.problem, DualSolver.solve(day.problem, PASSES, null));
  }

  private static String share(double value, double bound) {
    return String.format(Locale.ROOT, "%.2f %% of the certified bound", 100 * value / bound);
  }

  @Override
  public Contender open(MarketDay data, String name) {
    return name.equals(GREEDY) ? new Greedy(data) : new Solver(data);
  }

  private record Greedy(MarketDay day) implements Contender {
    @Override
    public long run() {
      return (long) day.greedy();
    }

    /** What it takes it takes out of what is left. */
    @Override
    public long[] answer(int record) {
      return new long[] {day.greedy() <= plan(day).upperBound() ? 1 : 0};
    }

    @Override
    public String note() {
      return share(day.greedy(), plan(day).upperBound());
    }
  }

  private record Solver(MarketDay day) implements Contender {
    @Override
    public long run() {
      return (long) plan(day).value();
    }

    @Override
    public long[] answer(int record) {
      BatchPlan plan = plan(day);
      List<MarketDay.Offer> offers = new ArrayList<>();
      day.orders.forEach(offers::addAll);
      double[] left = day.capacities.clone();
      boolean isRight = plan.value() <= plan.upperBound();
      for (int order = 0; order < day.orders.size(); order++) {
        if (plan.offer(order) >= 0) {
          MarketDay.take(offers.get(plan.offer(order)), left);
        }
      }
      for (double each : left) {
        isRight &= each >= -ROUNDING;
      }
      return new long[] {isRight ? 1 : 0};
    }

    @Override
    public String note() {
      BatchPlan plan = plan(day);
      return share(plan.value(), plan.upperBound());
    }
  }
}
