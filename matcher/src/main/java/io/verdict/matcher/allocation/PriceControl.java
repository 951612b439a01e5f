package io.verdict.matcher.allocation;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps shadow prices up to date through a day: says when yesterday's arrivals are to be solved
 * again for the rest of today against what is left today, and between two solves raises the price
 * of a limit that is used up faster than expected.
 *
 * <p>Yesterday's log is the forecast; nothing is fitted. On a first day there are no prices, and
 * the best value wins.
 *
 * <p><b>Thread safety</b>: confined to the thread that leads the orders.
 */
public final class PriceControl {
  private static final int FIRST_PASSES = 120;
  private static final int NEXT_PASSES = 24;
  private static final int MINUTES_OF_DAY = 1440;
  private static final int WATCH_EVERY = 25;
  private static final double WATCH_STEP = 0.10;

  private final PricedLimits limits;
  private final PriceTriggers triggers;
  private DualPrices prices;
  private boolean isForecast;
  private boolean isNewCatalogue;
  private int ordersSince;
  private int ordersSinceWatch;
  private long solvedMillis = Long.MIN_VALUE;
  private double[] leftAtSolve;
  private int minuteAtSolve;
  private double meanPrice;
  private long version;

  /** A control of a catalogue's limits. */
  public PriceControl(PricedLimits limits, PriceTriggers triggers) {
    this.limits = limits;
    this.triggers = triggers;
    this.leftAtSolve = fullDay();
  }

  private double[] fullDay() {
    return limits.limits().stream().mapToDouble(PricedLimit::limit).toArray();
  }

  /**
   * The control of the next catalogue: a limit that is still there keeps its price, one that is new
   * begins at the mean price of its owner's others, or of all.
   */
  public PriceControl next(PricedLimits nextLimits) {
    PriceControl next = new PriceControl(nextLimits, triggers);
    next.version = version;
    next.isForecast = isForecast;
    next.solvedMillis = solvedMillis;
    next.minuteAtSolve = minuteAtSolve;
    next.isNewCatalogue = true;
    next.meanPrice = meanPrice;
    if (prices != null) {
      double[] carried = new double[nextLimits.limits().size()];
      Map<String, double[]> byOwner = sumsByOwner();
      for (int r = 0; r < carried.length; r++) {
        PricedLimit limit = nextLimits.limits().get(r);
        int old = limits.numberOf(limit.label());
        double[] ofOwner = byOwner.get(limit.owner());
        double cold = ofOwner == null ? meanPrice : ofOwner[0] / ofOwner[1];
        carried[r] = old >= 0 ? prices.price(old) : limit.isCount() ? 0 : cold;
        next.leftAtSolve[r] = old >= 0 ? leftAtSolve[old] : limit.limit();
      }
      next.prices = new DualPrices(carried, Double.POSITIVE_INFINITY, 0);
    }
    return next;
  }

  private Map<String, double[]> sumsByOwner() {
    Map<String, double[]> byOwner = new HashMap<>();
    for (int r = 0; r < limits.limits().size(); r++) {
      if (!limits.limits().get(r).isCount()) {
        double[] sum = byOwner.computeIfAbsent(limits.limits().get(r).owner(), o -> new double[2]);
        sum[0] += prices.price(r);
        sum[1]++;
      }
    }
    return byOwner;
  }

  /** Number of solves so far. */
  public long solves() {
    return version;
  }

  /** The limits that it prices. */
  public PricedLimits limits() {
    return limits;
  }

  /** The present prices, null before the first solve. */
  public DualPrices prices() {
    return prices;
  }

  /** A day begins: from now on there is a yesterday. */
  public void beginDay(boolean hasYesterday) {
    isForecast = hasYesterday;
    ordersSince = triggers.orders();
    leftAtSolve = fullDay();
    minuteAtSolve = 0;
  }

  /** An order has come. */
  public void arrived() {
    ordersSince++;
    ordersSinceWatch++;
  }

  /** What sets a solve off now, or null. */
  public PriceTrigger due(long nowMillis, int minuteOfDay, double[] left) {
    boolean isTooSoon = prices != null && nowMillis - solvedMillis < triggers.leastGapMillis();
    if (!isForecast || isTooSoon) {
      return null;
    }
    if (prices == null) {
      return PriceTrigger.FIRST;
    }
    if (isNewCatalogue) {
      return PriceTrigger.CATALOGUE;
    }
    if (ordersSince >= triggers.orders()) {
      return PriceTrigger.ORDERS;
    }
    return hasDrifted(minuteOfDay, left) ? PriceTrigger.DRIFT : null;
  }

  private boolean hasDrifted(int minuteOfDay, double[] left) {
    for (int r = 0; r < left.length; r++) {
      if (Math.abs(overuse(r, minuteOfDay, left[r])) > triggers.driftShare()) {
        return true;
      }
    }
    return false;
  }

  /** How far a limit's use since the last solve is beyond an even one, as a share of the limit. */
  private double overuse(int r, int minuteOfDay, double left) {
    double elapsed =
        (double) (minuteOfDay - minuteAtSolve) / Math.max(1, MINUTES_OF_DAY - minuteAtSolve);
    double expected = leftAtSolve[r] * (1 - elapsed);
    double limit = limits.limits().get(r).limit();
    return limit == 0 ? 0 : (expected - left) / limit;
  }

  /**
   * Solves.
   *
   * @param rest yesterday's orders from this time on, on these limits: {@link PricedLimits#problem}
   */
  public PriceSolve resolve(
      PriceTrigger trigger,
      long nowMillis,
      int minuteOfDay,
      double[] left,
      AllocationProblem rest) {
    int passes = prices == null ? FIRST_PASSES : NEXT_PASSES;
    prices = DualSolver.solve(rest, passes, prices);
    meanPrice = prices.mean();
    ordersSince = 0;
    ordersSinceWatch = 0;
    isNewCatalogue = false;
    solvedMillis = nowMillis;
    leftAtSolve = left.clone();
    minuteAtSolve = minuteOfDay;
    version++;
    return new PriceSolve(
        version, trigger, nowMillis, rest.orders(), prices.upperBound(), prices.passes());
  }

  /**
   * The watchdog between two solves: raises the price of each limit whose use has left half of the
   * band that a solve would be due at. A step of the dual by the over-use, which needs no forecast.
   *
   * @return whether a price has changed
   */
  public boolean watch(int minuteOfDay, double[] left) {
    if (prices == null || ordersSinceWatch < WATCH_EVERY) {
      return false;
    }
    ordersSinceWatch = 0;
    double band = triggers.driftShare() / 2;
    double[] watched = null;
    for (int r = 0; r < left.length; r++) {
      double over = overuse(r, minuteOfDay, left[r]);
      if (over > band && !limits.limits().get(r).isCount()) {
        watched = watched == null ? prices.prices().clone() : watched;
        watched[r] += WATCH_STEP * meanPrice * Math.min(1, over / triggers.driftShare());
      }
    }
    if (watched != null) {
      prices = new DualPrices(watched, prices.upperBound(), prices.passes());
    }
    return watched != null;
  }

  /** What an order pays for a unit of expected amount of a product; 0 before the first solve. */
  public double price(int product) {
    double price = 0;
    for (int r : limits.ofProduct().get(product)) {
      PricedLimit limit = limits.limits().get(r);
      price += prices == null || limit.isCount() ? 0 : prices.price(r) * limit.share();
    }
    return price;
  }

  /** What it pays for being one order. */
  public double orderPrice(int product) {
    double price = 0;
    for (int r : limits.ofProduct().get(product)) {
      price += prices == null || !limits.limits().get(r).isCount() ? 0 : prices.price(r);
    }
    return price;
  }
}
