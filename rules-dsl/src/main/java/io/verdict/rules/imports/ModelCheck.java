package io.verdict.rules.imports;

import java.util.List;

/**
 * A row that says what the model gives for it.
 *
 * @param row its number in the file, from 1
 * @param inputs a number for each input of the model, NaN where it is missing
 * @param field the name of the result
 * @param isMargin whether the sum is meant, not what the transform makes of it
 * @param group which of the model's sums
 * @param expected the result; NaN when there is none
 * @param tolerance how far ours may be away, relative to the greater of 1 and the result
 */
public record ModelCheck(
    int row,
    List<Double> inputs,
    String field,
    boolean isMargin,
    int group,
    double expected,
    double tolerance) {
  /** Copies the list. */
  public ModelCheck {
    inputs = List.copyOf(inputs);
  }
}
