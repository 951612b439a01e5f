package io.verdict.matcher.allocation;

/**
 * Keeps shadow prices up to date through a day: solves yesterday's arrivals for the rest of today
 * against what is left today.
 *
 * <p>Yesterday's log is the forecast; nothing is fitted. On a first day there are no prices, and
 * the best value wins.
 *
 * <p><b>Thread safety</b>: confined to the thread that leads the orders.
 */
public final class PriceControl {
  private static final int MAX_SAMPLE_ORDERS = 10_000;
  private static final int FIRST_PASSES = 120;
  private static final int NEXT_PASSES = 40;
  private static final int MINUTES_OF_DAY = 1440;

  private final int[][] resourcesOf;
  private final double[] limits;
  private final PriceTriggers triggers;
  private DaySample yesterday = new DaySample();
  private DaySample today = new DaySample();
  private DualPrices prices;
  private int ordersSince;
  private long solvedMillis = Long.MIN_VALUE;
  private double[] leftAtSolve;
  private int minuteAtSolve;
  private int solves;

  /**
   * A control of a catalogue.
   *
   * @param resourcesOf the resources of each product
   * @param limits the day's limit of each resource
   */
  public PriceControl(int[][] resourcesOf, double[] limits, PriceTriggers triggers) {
    this.resourcesOf = resourcesOf.clone();
    this.limits = limits.clone();
    this.triggers = triggers;
    this.leftAtSolve = limits.clone();
  }

  /** Number of solves so far. */
  public int solves() {
    return solves;
  }

  /** The present prices, null before the first solve. */
  public DualPrices prices() {
    return prices;
  }

  /** A day begins: today's arrivals become yesterday's. */
  public void beginDay() {
    yesterday = today;
    today = new DaySample();
    ordersSince = triggers.orders();
    leftAtSolve = limits.clone();
    minuteAtSolve = 0;
  }

  /** An order has come; its offers follow. */
  public void arrived(int minuteOfDay, double consumption) {
    today.order(minuteOfDay, consumption);
    ordersSince++;
  }

  /** An offer of the order that came last: what it is expected to earn, prices not counted. */
  public void offer(int product, double value) {
    today.offer(product, value);
  }

  /** Whether prices are to be solved again now. */
  public boolean isDue(long nowMillis, int minuteOfDay, double[] left) {
    if (yesterday.orders() == 0
        || (prices != null && nowMillis - solvedMillis < triggers.leastGapMillis())) {
      return false;
    }
    return prices == null || ordersSince >= triggers.orders() || hasDrifted(minuteOfDay, left);
  }

  /** Whether a resource's use since the last solve strays from an even use of what was left. */
  private boolean hasDrifted(int minuteOfDay, double[] left) {
    double elapsed =
        (double) (minuteOfDay - minuteAtSolve) / Math.max(1, MINUTES_OF_DAY - minuteAtSolve);
    for (int r = 0; r < left.length; r++) {
      double expected = leftAtSolve[r] * (1 - elapsed);
      if (Math.abs(left[r] - expected) > triggers.driftShare() * limits[r]) {
        return true;
      }
    }
    return false;
  }

  /** Solves for the rest of the day. */
  public DualPrices resolve(long nowMillis, int minuteOfDay, double[] left) {
    AllocationProblem rest = yesterday.remainder(minuteOfDay, left, resourcesOf, MAX_SAMPLE_ORDERS);
    int passes = prices == null ? FIRST_PASSES : NEXT_PASSES;
    prices = DualSolver.solve(rest, passes, prices);
    ordersSince = 0;
    solvedMillis = nowMillis;
    leftAtSolve = left.clone();
    minuteAtSolve = minuteOfDay;
    solves++;
    return prices;
  }

  /** What an order pays for a unit of a product's resources; 0 before the first solve. */
  public double price(int product) {
    double price = 0;
    for (int resource : resourcesOf[product]) {
      price += prices == null ? 0 : prices.price(resource);
    }
    return price;
  }
}
