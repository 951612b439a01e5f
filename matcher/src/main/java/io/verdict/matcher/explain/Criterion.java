package io.verdict.matcher.explain;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import java.util.Objects;

/**
 * One test of a product that an applicant does not pass.
 *
 * @param slot the field's slot in the record's layout
 * @param field the field's name
 * @param wanted what the product accepts, in words of the field's type
 * @param truth FALSE, or UNKNOWN when the field is missing
 * @param test the test itself
 */
public record Criterion(int slot, String field, String wanted, Truth truth, SlotTest test) {
  public Criterion {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(truth, "truth");
    Objects.requireNonNull(test, "test");
  }

  @Override
  public String toString() {
    return field + " " + wanted + (truth == Truth.UNKNOWN ? " (not known)" : "");
  }
}
