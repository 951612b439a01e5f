package io.verdict.matcher.allocation;

import java.util.Arrays;

/**
 * Orders, the offers that each may take at most one of, and the capacities that offers consume.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class AllocationProblem {
  /** Most resources of one offer. */
  public static final int MAX_RESOURCES = 4;

  /** Greatest product number for which products are priced as a whole. */
  private static final int MAX_PRODUCTS = 1 << 20;

  final double[] capacities;
  final double[] perAmount;
  final double[] perOrder;
  final double[] promised;
  final double[] penalties;
  final int[] orderStarts;
  final int[] products;
  final double[] values;
  final double[] consumptions;
  final int[] resources;
  private final int[] firstOffers;
  private final boolean isUniform;

  private AllocationProblem(Builder builder) {
    capacities = builder.capacities;
    perAmount = builder.perAmount;
    perOrder = builder.perOrder;
    promised = builder.promised;
    penalties = builder.penalties;
    orderStarts = Arrays.copyOf(builder.orderStarts, builder.orders + 1);
    orderStarts[builder.orders] = builder.offers;
    products = Arrays.copyOf(builder.products, builder.offers);
    values = Arrays.copyOf(builder.values, builder.offers);
    consumptions = Arrays.copyOf(builder.consumptions, builder.offers);
    resources = Arrays.copyOf(builder.resources, builder.offers * MAX_RESOURCES);
    int bound = 0;
    for (int product : products) {
      bound =
          product < 0 || product >= MAX_PRODUCTS ? MAX_PRODUCTS + 1 : Math.max(bound, product + 1);
    }
    firstOffers = new int[bound > MAX_PRODUCTS ? 0 : bound];
    isUniform = firstOffers.length > 0 && findFirstOffers();
  }

  /** Whether all offers of a product take the same resources; finds the first offer of each. */
  private boolean findFirstOffers() {
    Arrays.fill(firstOffers, -1);
    for (int offer = 0; offer < products.length; offer++) {
      int first = firstOffers[products[offer]];
      if (first < 0) {
        firstOffers[products[offer]] = offer;
      } else if (!takesTheSame(first, offer)) {
        return false;
      }
    }
    return true;
  }

  private boolean takesTheSame(int one, int other) {
    for (int i = 0; i < MAX_RESOURCES; i++) {
      if (resources[one * MAX_RESOURCES + i] != resources[other * MAX_RESOURCES + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether all offers of a product take the same resources, so that a product has a price. */
  boolean isUniform() {
    return isUniform;
  }

  /** One more than the greatest product number. */
  int productBound() {
    return firstOffers.length;
  }

  /**
   * What each product costs a unit of consumption and an order.
   *
   * @param prices of the resources
   * @param ofAmount receives the price of a unit, by product
   * @param ofOrder receives the price of an order, by product
   */
  void priceProducts(double[] prices, double[] ofAmount, double[] ofOrder) {
    for (int product = 0; product < firstOffers.length; product++) {
      double amount = 0;
      double order = 0;
      int at = firstOffers[product] * MAX_RESOURCES;
      for (int i = at; i >= 0 && i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
        int r = resources[i];
        amount += prices[r] * perAmount[r];
        order += prices[r] * perOrder[r];
      }
      ofAmount[product] = amount;
      ofOrder[product] = order;
    }
  }

  /**
   * A problem with the given capacities.
   *
   * @param capacities what is left of each resource, none negative
   */
  public static Builder builder(double[] capacities) {
    return new Builder(capacities);
  }

  /** Number of orders. */
  public int orders() {
    return orderStarts.length - 1;
  }

  /** Number of offers of all orders. */
  public int offers() {
    return products.length;
  }

  /** The product of an offer. */
  public int product(int offer) {
    return products[offer];
  }

  /** The value of an offer. */
  public double value(int offer) {
    return values[offer];
  }

  /** What an offer is worth after it has paid for what it consumes. */
  double reduced(int offer, double[] prices) {
    double price = 0;
    double consumption = consumptions[offer];
    int at = offer * MAX_RESOURCES;
    for (int i = at; i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
      int r = resources[i];
      price += prices[r] * (perAmount[r] * consumption + perOrder[r]);
    }
    return values[offer] - price;
  }

  /** What an offer takes of one of its resources. */
  private double use(int offer, int r) {
    return perAmount[r] * consumptions[offer] + perOrder[r];
  }

  /** What is not delivered of what was promised costs, by what is left of the capacities. */
  double penalty(double[] left) {
    double penalty = 0;
    for (int r = 0; r < left.length; r++) {
      double behind = promised[r] - (capacities[r] - left[r]);
      penalty += penalties[r] * Math.max(0, behind);
    }
    return penalty;
  }

  /** Adds an offer's consumption, times a sign, to a sum for each resource. */
  void consume(int offer, double[] sums, double sign) {
    int at = offer * MAX_RESOURCES;
    for (int i = at; i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
      sums[resources[i]] += sign * use(offer, resources[i]);
    }
  }

  /** Whether what is left has room for an offer. */
  boolean fits(int offer, double[] left) {
    int at = offer * MAX_RESOURCES;
    for (int i = at; i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
      if (left[resources[i]] < use(offer, resources[i])) {
        return false;
      }
    }
    return true;
  }

  /** Collects a problem; confined. */
  public static final class Builder {
    private final double[] capacities;
    private final double[] perAmount;
    private final double[] perOrder;
    private final double[] promised;
    private final double[] penalties;
    private int[] orderStarts = new int[1024];
    private int[] products = new int[4096];
    private double[] values = new double[4096];
    private double[] consumptions = new double[4096];
    private int[] resources = new int[4096 * MAX_RESOURCES];
    private int orders;
    private int offers;

    private Builder(double[] capacities) {
      this.capacities = capacities.clone();
      this.perAmount = new double[capacities.length];
      this.perOrder = new double[capacities.length];
      this.promised = new double[capacities.length];
      this.penalties = new double[capacities.length];
      Arrays.fill(perAmount, 1);
      for (double capacity : capacities) {
        if (!(capacity >= 0)) {
          throw new IllegalArgumentException("a capacity is negative or no number");
        }
      }
    }

    /** A resource takes one of each order, whatever it consumes. */
    public Builder counts(int resource) {
      perAmount[resource] = 0;
      perOrder[resource] = 1;
      return this;
    }

    /** A resource takes a share of what an offer consumes, above 0. */
    public Builder share(int resource, double share) {
      perAmount[resource] = share;
      return this;
    }

    /**
     * A resource is to be used at least so much; what is missing costs a penalty a unit. A plan is
     * judged by its value less the penalties.
     *
     * @param least at most the capacity counts
     */
    public Builder promised(int resource, double least, double penalty) {
      if (!(least >= 0) || !(penalty >= 0)) {
        throw new IllegalArgumentException("a promise and its penalty are not negative");
      }
      promised[resource] = Math.min(least, capacities[resource]);
      penalties[resource] = penalty;
      return this;
    }

    /** Begins another order. */
    public Builder order() {
      if (orders + 1 == orderStarts.length) {
        orderStarts = Arrays.copyOf(orderStarts, orderStarts.length * 2);
      }
      orderStarts[orders++] = offers;
      return this;
    }

    /**
     * Adds an offer to the order begun last.
     *
     * @param product the product's number, for the reader of a plan
     * @param value what it is worth
     * @param consumption what it takes of each of its resources, above 0
     * @param of its resources, at most {@link #MAX_RESOURCES}
     */
    public Builder offer(int product, double value, double consumption, int[] of) {
      if (of.length > MAX_RESOURCES || !(consumption > 0) || !Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "an offer has at most 4 resources, a consumption above 0 and a value");
      }
      if (offers == products.length) {
        grow(offers * 2);
      }
      products[offers] = product;
      values[offers] = value;
      consumptions[offers] = consumption;
      for (int i = 0; i < MAX_RESOURCES; i++) {
        resources[offers * MAX_RESOURCES + i] = i < of.length ? of[i] : -1;
      }
      offers++;
      return this;
    }

    private void grow(int size) {
      products = Arrays.copyOf(products, size);
      values = Arrays.copyOf(values, size);
      consumptions = Arrays.copyOf(consumptions, size);
      resources = Arrays.copyOf(resources, size * MAX_RESOURCES);
    }

    /** The problem. */
    public AllocationProblem build() {
      return new AllocationProblem(this);
    }
  }
}
