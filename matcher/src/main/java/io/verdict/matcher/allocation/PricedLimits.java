package io.verdict.matcher.allocation;

import java.util.List;

/**
 * The limits of a day that have a price.
 *
 * @param limits each one's, all together and by number
 * @param ofProduct the numbers of each product's, at most {@link AllocationProblem#MAX_RESOURCES}
 */
public record PricedLimits(List<PricedLimit> limits, List<int[]> ofProduct) {
  public PricedLimits {
    limits = List.copyOf(limits);
    ofProduct = List.copyOf(ofProduct);
  }

  /** The number of a limit's label, or -1. */
  int numberOf(String label) {
    for (int i = 0; i < limits.size(); i++) {
      if (limits.get(i).label().equals(label)) {
        return i;
      }
    }
    return -1;
  }

  /** A problem's builder for what is left of the limits, divided by a number. */
  public AllocationProblem.Builder problem(double[] left, double divisor) {
    double[] capacities = new double[left.length];
    for (int r = 0; r < left.length; r++) {
      capacities[r] = Math.max(0, left[r]) / divisor;
    }
    AllocationProblem.Builder builder = AllocationProblem.builder(capacities);
    for (int r = 0; r < left.length; r++) {
      PricedLimit limit = limits.get(r);
      if (limit.isCount()) {
        builder.counts(r);
      } else {
        builder.share(r, limit.share());
      }
      double behind = limit.promised() - (limit.limit() - left[r]);
      if (limit.promised() > 0 && behind > 0) {
        builder.promised(r, behind / divisor, limit.penalty());
      }
    }
    return builder;
  }
}
