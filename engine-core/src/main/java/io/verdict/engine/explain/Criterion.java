package io.verdict.engine.explain;

import io.verdict.engine.artifact.Truth;
import java.util.List;

/**
 * One test of a condition on one slot, with the value that it met.
 *
 * @param what the slot; for the truth of a comparison of two values, the comparison as written
 * @param asked the values that the test takes, as a policy writes them; empty for a comparison
 * @param value the value that it met; empty when there was none, a key as dots
 * @param operands what a comparison compares; none for a test of a slot
 * @param truth whether it was met
 */
public record Criterion(
    String what, String asked, String value, List<Operand> operands, Truth truth) {
  public Criterion {
    operands = List.copyOf(operands);
  }

  /**
   * A slot and its value.
   *
   * @param slot its name
   * @param value its value; empty when it had none
   */
  public record Operand(String slot, String value) {}
}
