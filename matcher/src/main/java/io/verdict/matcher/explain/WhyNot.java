package io.verdict.matcher.explain;

import io.verdict.matcher.index.Gate;
import java.util.List;

/**
 * Everything that keeps a product from an applicant; all lists empty when nothing does.
 *
 * @param product the product's id
 * @param criteria the tests not passed, in the alternative of its condition that has the fewest
 * @param closedGates the gates that are closed
 * @param exhaustedLimits the limits that are used up
 */
public record WhyNot(
    String product,
    List<Criterion> criteria,
    List<Gate> closedGates,
    List<String> exhaustedLimits) {
  public WhyNot {
    criteria = List.copyOf(criteria);
    closedGates = List.copyOf(closedGates);
    exhaustedLimits = List.copyOf(exhaustedLimits);
  }

  /** Whether nothing keeps it from the applicant. */
  public boolean isEligible() {
    return criteria.isEmpty() && closedGates.isEmpty() && exhaustedLimits.isEmpty();
  }
}
