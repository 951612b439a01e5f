package io.verdict.matcher.allocation;

import java.util.Arrays;

/** The orders of one day with their offers, in the order of their arrival. */
final class DaySample {
  private int[] minutes = new int[1024];
  private double[] consumptions = new double[1024];
  private int[] starts = new int[1025];
  private int[] products = new int[8192];
  private double[] values = new double[8192];
  private int orders;

  int orders() {
    return orders;
  }

  void order(int minuteOfDay, double consumption) {
    if (orders == minutes.length) {
      minutes = Arrays.copyOf(minutes, orders * 2);
      consumptions = Arrays.copyOf(consumptions, orders * 2);
      starts = Arrays.copyOf(starts, orders * 2 + 1);
    }
    minutes[orders] = minuteOfDay;
    consumptions[orders] = consumption;
    starts[orders + 1] = starts[orders];
    orders++;
  }

  /** Adds an offer to the last order. */
  void offer(int product, double value) {
    int at = starts[orders];
    if (at == products.length) {
      products = Arrays.copyOf(products, at * 2);
      values = Arrays.copyOf(values, at * 2);
    }
    products[at] = product;
    values[at] = value;
    starts[orders] = at + 1;
  }

  /**
   * The problem of what is still to come, as this day had it: its orders from a minute on, thinned
   * evenly to a number that can be solved in time, against what is left, thinned alike.
   */
  AllocationProblem remainder(int fromMinute, double[] left, PricedLimits limits, int maxOrders) {
    int first = 0;
    while (first < orders && minutes[first] < fromMinute) {
      first++;
    }
    int count = orders - first;
    int step = Math.max(1, (count + maxOrders - 1) / maxOrders);
    AllocationProblem.Builder builder = limits.problem(left, step);
    for (int order = first; order < orders; order += step) {
      builder.order();
      for (int i = starts[order]; i < starts[order + 1]; i++) {
        builder.offer(
            products[i], values[i], consumptions[order], limits.ofProduct().get(products[i]));
      }
    }
    return builder.build();
  }
}
