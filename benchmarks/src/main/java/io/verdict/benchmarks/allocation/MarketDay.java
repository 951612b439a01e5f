package io.verdict.benchmarks.allocation;

import io.verdict.matcher.allocation.AllocationProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The seeded W7 workload: 400 products of 100 funders, both with a capacity that sums to four
 * fifths of the demand; 8 to 47 offers an order, heavy-tailed amounts, value = amount × margin ×
 * probability × quality.
 */
public final class MarketDay {
  private static final int PRODUCTS = 400;
  private static final int FUNDERS = 100;
  private static final double LOAD = 0.8;
  private static final double TYPICAL = 2_000;
  private static final double SPREAD = 1.1;

  /** An offer: what it is worth, takes, and of which product. */
  record Offer(int product, double value, double amount) {}

  final double[] capacities = new double[PRODUCTS + FUNDERS];
  final List<List<Offer>> orders = new ArrayList<>();
  final AllocationProblem problem;

  MarketDay(int orderCount, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] worth = new double[PRODUCTS];
    double demand = orderCount * TYPICAL * StrictMath.exp(SPREAD * SPREAD / 2);
    for (int p = 0; p < PRODUCTS; p++) {
      worth[p] = (0.02 + 0.10 * random.nextDouble()) * (0.3 + 0.65 * random.nextDouble());
      capacities[p] = demand * LOAD * (0.2 + random.nextDouble()) / (0.7 * PRODUCTS);
      capacities[funder(p)] += 0.85 * capacities[p];
    }
    AllocationProblem.Builder builder = AllocationProblem.builder(capacities.clone());
    for (int i = 0; i < orderCount; i++) {
      builder.order();
      double amount = TYPICAL * StrictMath.exp(SPREAD * random.nextGaussian());
      List<Offer> offers = new ArrayList<>();
      for (int left = random.nextInt(8, 48); left > 0; left--) {
        int p = random.nextInt(PRODUCTS);
        double value = amount * worth[p] * (0.7 + 0.6 * random.nextDouble());
        offers.add(new Offer(p, value, amount));
        builder.offer(p, value, amount, new int[] {p, funder(p)});
      }
      orders.add(offers);
    }
    problem = builder.build();
  }

  static int funder(int product) {
    return PRODUCTS + product % FUNDERS;
  }

  /** First come, first served: each order's best offer that still has room. */
  double greedy() {
    double[] left = capacities.clone();
    double sum = 0;
    for (List<Offer> offers : orders) {
      Offer best = null;
      for (Offer offer : offers) {
        boolean isBetter = best == null || offer.value() > best.value();
        if (isBetter && fits(offer, left)) {
          best = offer;
        }
      }
      if (best != null) {
        sum += best.value();
        take(best, left);
      }
    }
    return sum;
  }

  static boolean fits(Offer offer, double[] left) {
    return left[offer.product()] >= offer.amount()
        && left[funder(offer.product())] >= offer.amount();
  }

  static void take(Offer offer, double[] left) {
    left[offer.product()] -= offer.amount();
    left[funder(offer.product())] -= offer.amount();
  }
}
