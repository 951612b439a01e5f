package io.verdict.matcher.allocation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Finds shadow prices by descending on the dual of the allocation.
 *
 * <p>For any prices λ ≥ 0, weak duality says: no plan is worth more than Σ λ·capacity + Σ over
 * orders of max(0, best value − λ·consumption). So every pass yields a certified bound, and the
 * smallest is kept. A price moves along its resource's mean over-use, relative to the capacity and
 * to how much that has swung (Adam's rule), by steps that shrink to nothing over the passes:
 * capacities differ by orders of magnitude, and one step for all would fit none. The mean of the
 * second half's prices is tried as well, since the path circles around the optimum. Measured at
 * 10,000 orders and 500 resources: after 60 passes 0.7 % above the bound that sign-wise steps reach
 * after 600, after 200 passes 1 % below it.
 *
 * <p>A resource with a promise may have a price below 0, down to its penalty: then orders are paid
 * to use it, and the promise stands in the bound where the capacity stood (the regularised dual of
 * Balseiro, Lu and Mirrokni, for a penalty that is linear in what is missing).
 *
 * <p>Where prices of 0 already give a plan within all capacities and promises, they are optimal and
 * nothing is descended: in a replay with room at the funders that is most solves. Resources that no
 * offer takes and nobody promised keep the price 0 and are never looked at.
 *
 * <p>Sums are taken in the order of the problem, so that every run gives the same bits.
 */
public final class DualSolver {
  private static final double STEP = 0.12;
  private static final double MEAN_DECAY = 0.5;
  private static final double SWING_DECAY = 0.95;
  private static final double LEAST_SWING = 0.05;
  private static final int MEAN_EVERY = 5;

  /** Covers the rounding of the bound's own sums. */
  private static final double BOUND_SLACK = 1e-9;

  private final AllocationProblem problem;
  private final double[] prices;
  private final double[] means;
  private final double[] swings;
  private final double[] averages;
  private final double[] used;
  private final double[] rates;
  private final int[] touched;
  private final double[] ofAmount;
  private final double[] ofOrder;
  private double[] best;
  private double bound = Double.POSITIVE_INFINITY;

  private DualSolver(AllocationProblem problem, DualPrices start) {
    this.problem = problem;
    int count = problem.capacities.length;
    this.touched = touched(problem);
    this.ofAmount = new double[problem.isUniform() ? problem.productBound() : 0];
    this.ofOrder = new double[ofAmount.length];
    this.prices = new double[count];
    for (int r : touched) {
      prices[r] = start == null ? 0 : start.price(r);
    }
    this.means = new double[count];
    this.swings = new double[count];
    this.averages = new double[count];
    this.used = new double[count];
    this.best = prices.clone();
    this.rates = meanRates();
  }

  /** The resources that an offer takes or that are promised, ascending. */
  private static int[] touched(AllocationProblem problem) {
    boolean[] isTouched = new boolean[problem.capacities.length];
    for (int r : problem.resources) {
      if (r >= 0) {
        isTouched[r] = true;
      }
    }
    return IntStream.range(0, isTouched.length)
        .filter(r -> isTouched[r] || problem.promised[r] > 0)
        .toArray();
  }

  /** Whether orders that pay for nothing keep within every capacity and every promise. */
  private boolean hasRoomForAll() {
    evaluate(new double[prices.length]);
    for (int r : touched) {
      if (used[r] > problem.capacities[r] || used[r] < problem.promised[r]) {
        return false;
      }
    }
    return true;
  }

  /** The mean value of a unit of each resource: the scale on which its price lies. */
  private double[] meanRates() {
    double value = 0;
    double consumption = 0;
    for (int i = 0; i < problem.offers(); i++) {
      value += Math.abs(problem.values[i]);
      consumption += problem.consumptions[i];
    }
    double[] mean = new double[problem.capacities.length];
    for (int r : touched) {
      double use = problem.perAmount[r] * consumption + problem.perOrder[r] * problem.offers();
      mean[r] = use == 0 ? 1 : value / use;
    }
    return mean;
  }

  /**
   * Solves.
   *
   * @param passes how often the orders are gone through, at least 1
   * @param start prices to begin with, of a problem with the same resources, or null
   */
  public static DualPrices solve(AllocationProblem problem, int passes, DualPrices start) {
    if (passes < 1) {
      throw new IllegalArgumentException("passes is below 1");
    }
    DualSolver solver = new DualSolver(problem, start);
    if (solver.hasRoomForAll()) {
      return new DualPrices(solver.best, solver.bound, 1);
    }
    for (int pass = 1; pass <= passes; pass++) {
      solver.evaluate(solver.prices);
      solver.move(pass, passes);
      int averaged = pass - passes / 2;
      if (averaged > 0) {
        solver.average(averaged);
        if (averaged % MEAN_EVERY == 0 || pass == passes) {
          solver.evaluate(solver.averages);
        }
      }
    }
    return new DualPrices(solver.best, solver.bound, passes);
  }

  /** Takes the bound that prices certify, and what the orders would use under them. */
  private void evaluate(double[] at) {
    Arrays.fill(used, 0);
    double value = 0;
    if (ofAmount.length > 0) {
      problem.priceProducts(at, ofAmount, ofOrder);
    }
    for (int order = 0; order < problem.orders(); order++) {
      int offer = ofAmount.length > 0 ? bestOffer(order) : bestOffer(problem, order, at);
      if (offer >= 0) {
        value += problem.reduced(offer, at);
        problem.consume(offer, used, 1);
      }
    }
    for (int r : touched) {
      value += at[r] * (at[r] < 0 ? problem.promised[r] : problem.capacities[r]);
    }
    value += Math.abs(value) * BOUND_SLACK;
    if (value < bound) {
      bound = value;
      best = at.clone();
    }
  }

  private void move(int pass, int passes) {
    double step = STEP * (passes - pass + 1) / passes;
    double meanShare = 1 - StrictMath.pow(MEAN_DECAY, pass);
    double swingShare = 1 - StrictMath.pow(SWING_DECAY, pass);
    for (int r : touched) {
      double over = overuse(r);
      means[r] = MEAN_DECAY * means[r] + (1 - MEAN_DECAY) * over;
      swings[r] = SWING_DECAY * swings[r] + (1 - SWING_DECAY) * over * over;
      double direction = means[r] / meanShare / (Math.sqrt(swings[r] / swingShare) + LEAST_SWING);
      prices[r] = within(r, prices[r] + step * rates[r] * direction);
    }
  }

  /** A price is negative only while a promise is behind, and stops at 0 on its way up and down. */
  private double within(int r, double next) {
    boolean isBehind = used[r] < problem.promised[r];
    if (prices[r] < 0 || (prices[r] == 0 && isBehind)) {
      return Math.max(-problem.penalties[r], Math.min(0, next));
    }
    return Math.max(0, next);
  }

  /** From -1 to 1: use beyond capacity, as a share of it. */
  private double overuse(int r) {
    boolean isBehind = prices[r] < 0 || (prices[r] == 0 && used[r] < problem.promised[r]);
    double capacity = isBehind ? problem.promised[r] : problem.capacities[r];
    double over = used[r] - capacity;
    return capacity == 0 ? Math.signum(over) : Math.max(-1, Math.min(1, over / capacity));
  }

  private void average(int count) {
    for (int r : touched) {
      averages[r] += (prices[r] - averages[r]) / count;
    }
  }

  /** {@link #bestOffer(AllocationProblem, int, double[])} by the prices of whole products. */
  private int bestOffer(int order) {
    final double[] values = problem.values;
    final double[] consumptions = problem.consumptions;
    final int[] products = problem.products;
    int best = -1;
    double bestValue = 0;
    for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
      int product = products[i];
      double reduced = values[i] - (ofAmount[product] * consumptions[i] + ofOrder[product]);
      if (reduced > bestValue) {
        bestValue = reduced;
        best = i;
      }
    }
    return best;
  }

  /** The offer of the greatest positive reduced value, the first of equals, or -1. */
  static int bestOffer(AllocationProblem problem, int order, double[] prices) {
    int best = -1;
    double bestValue = 0;
    for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
      double reduced = problem.reduced(i, prices);
      if (reduced > bestValue) {
        bestValue = reduced;
        best = i;
      }
    }
    return best;
  }
}
