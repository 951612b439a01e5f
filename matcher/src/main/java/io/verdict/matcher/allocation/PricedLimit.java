package io.verdict.matcher.allocation;

import java.util.Objects;

/**
 * One limit that has a price.
 *
 * @param label its name, by which the next catalogue finds it again
 * @param owner whose it is; a limit that is new costs at first what its owner's others cost
 * @param limit how much a day
 * @param isCount whether it counts orders
 * @param share of an amount that it counts
 * @param promised what is to be delivered at least, 0 for none
 * @param penalty what a unit that is not delivered costs, in the unit of an offer's value
 */
public record PricedLimit(
    String label,
    String owner,
    double limit,
    boolean isCount,
    double share,
    double promised,
    double penalty) {
  public PricedLimit {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(owner, "owner");
  }

  /** A limit of amounts without a promise. */
  public static PricedLimit amount(String label, String owner, double limit) {
    return new PricedLimit(label, owner, limit, false, 1, 0, 0);
  }
}
