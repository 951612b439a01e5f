package io.verdict.matcher.allocation;

import java.util.Arrays;

/**
 * Makes a plan of whole offers from prices: the orders that would lose most by their second choice
 * choose first, then whoever is left takes what fits, then orders are moved to make room.
 */
public final class BatchAllocator {
  private static final int REPAIR_ROUNDS = 3;
  private static final double[] SCALES = {0.9, 1.0, 1.1};

  private final AllocationProblem problem;
  private final double[] prices;
  private final double[] left;
  private final int[] chosen;

  private BatchAllocator(AllocationProblem problem, double[] prices) {
    this.problem = problem;
    this.prices = prices;
    this.left = problem.capacities.clone();
    this.chosen = new int[problem.orders()];
    Arrays.fill(chosen, -1);
  }

  /**
   * A plan that keeps every capacity: the best of a few, under prices a little lower and higher.
   */
  public static BatchPlan allocate(AllocationProblem problem, DualPrices prices) {
    BatchAllocator best = null;
    for (double scale : SCALES) {
      double[] scaled = prices.prices().clone();
      for (int r = 0; r < scaled.length; r++) {
        scaled[r] *= scale;
      }
      BatchAllocator next = new BatchAllocator(problem, scaled);
      next.run();
      best = best == null || next.value() > best.value() ? next : best;
    }
    return new BatchPlan(best.chosen, best.value(), prices.upperBound());
  }

  private void run() {
    choose();
    for (int round = 0; round < REPAIR_ROUNDS; round++) {
      fill();
      improve();
    }
  }

  private double value() {
    double value = 0;
    for (int offer : chosen) {
      value += offer < 0 ? 0 : problem.values[offer];
    }
    return value - problem.penalty(left);
  }

  private void take(int order, int offer) {
    chosen[order] = offer;
    problem.consume(offer, left, -1);
  }

  private void drop(int order) {
    problem.consume(chosen[order], left, 1);
    chosen[order] = -1;
  }

  /** Orders by falling regret; equal ones by their place. */
  private void choose() {
    int count = problem.orders();
    double[] regrets = new double[count];
    Integer[] byRegret = new Integer[count];
    for (int order = 0; order < count; order++) {
      regrets[order] = regret(order);
      byRegret[order] = order;
    }
    Arrays.sort(
        byRegret,
        (a, b) ->
            regrets[a] == regrets[b]
                ? Integer.compare(a, b)
                : Double.compare(regrets[b], regrets[a]));
    for (int order : byRegret) {
      int offer = bestThatFits(order, prices, 0);
      if (offer >= 0) {
        take(order, offer);
      }
    }
  }

  private double regret(int order) {
    double best = 0;
    double second = 0;
    for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
      double reduced = problem.reduced(i, prices);
      if (reduced > best) {
        second = best;
        best = reduced;
      } else if (reduced > second) {
        second = reduced;
      }
    }
    return best - second;
  }

  private int bestThatFits(int order, double[] at, double above) {
    int best = -1;
    double bestValue = above;
    for (int i = problem.orderStarts[order]; i < problem.orderStarts[order + 1]; i++) {
      double reduced = problem.reduced(i, at);
      if (reduced > bestValue && problem.fits(i, left)) {
        bestValue = reduced;
        best = i;
      }
    }
    return best;
  }

  /** No price but what a promise that is behind pays. */
  private double[] promises() {
    double[] only = prices.clone();
    for (int r = 0; r < only.length; r++) {
      only[r] = Math.min(0, only[r]);
    }
    return only;
  }

  /** Gives orders that have nothing whatever still fits and is worth something. */
  private void fill() {
    double[] free = promises();
    for (int order = 0; order < chosen.length; order++) {
      if (chosen[order] < 0) {
        int offer = bestThatFits(order, free, 0);
        if (offer >= 0) {
          take(order, offer);
        }
      }
    }
  }

  /** Moves orders to offers that fit and are worth more now. */
  private void improve() {
    double[] free = promises();
    for (int order = 0; order < chosen.length; order++) {
      int offer = chosen[order];
      if (offer >= 0) {
        drop(order);
        int better = bestThatFits(order, free, problem.reduced(offer, free));
        take(order, better >= 0 ? better : offer);
      }
    }
  }
}
