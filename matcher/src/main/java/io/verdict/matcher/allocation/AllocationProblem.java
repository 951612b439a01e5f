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

  final double[] capacities;
  final int[] orderStarts;
  final int[] products;
  final double[] values;
  final double[] consumptions;
  final int[] resources;

  private AllocationProblem(Builder builder) {
    capacities = builder.capacities;
    orderStarts = Arrays.copyOf(builder.orderStarts, builder.orders + 1);
    orderStarts[builder.orders] = builder.offers;
    products = Arrays.copyOf(builder.products, builder.offers);
    values = Arrays.copyOf(builder.values, builder.offers);
    consumptions = Arrays.copyOf(builder.consumptions, builder.offers);
    resources = Arrays.copyOf(builder.resources, builder.offers * MAX_RESOURCES);
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
    int at = offer * MAX_RESOURCES;
    for (int i = at; i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
      price += prices[resources[i]];
    }
    return values[offer] - price * consumptions[offer];
  }

  /** Adds an offer's consumption, times a sign, to a sum for each resource. */
  void consume(int offer, double[] sums, double sign) {
    int at = offer * MAX_RESOURCES;
    for (int i = at; i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
      sums[resources[i]] += sign * consumptions[offer];
    }
  }

  /** Whether what is left has room for an offer. */
  boolean fits(int offer, double[] left) {
    int at = offer * MAX_RESOURCES;
    for (int i = at; i < at + MAX_RESOURCES && resources[i] >= 0; i++) {
      if (left[resources[i]] < consumptions[offer]) {
        return false;
      }
    }
    return true;
  }

  /** Collects a problem; confined. */
  public static final class Builder {
    private final double[] capacities;
    private int[] orderStarts = new int[1024];
    private int[] products = new int[4096];
    private double[] values = new double[4096];
    private double[] consumptions = new double[4096];
    private int[] resources = new int[4096 * MAX_RESOURCES];
    private int orders;
    private int offers;

    private Builder(double[] capacities) {
      this.capacities = capacities.clone();
      for (double capacity : capacities) {
        if (!(capacity >= 0)) {
          throw new IllegalArgumentException("a capacity is negative or no number");
        }
      }
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
