package io.verdict.matcher.rank;

import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;

/**
 * Where a record holds what a match needs beside the products' conditions.
 *
 * @param amount slot of the amount, MONEY
 * @param apr slot of the customer's rate a year, RATE
 * @param grade slot of the grade, an ordered ENUM from the best to the worst
 */
public record MatchSlots(int amount, int apr, int grade) {
  /**
   * Finds the slots by name.
   *
   * @throws IllegalArgumentException if a name is not in the layout or its kind is another
   */
  public static MatchSlots of(RecordLayout layout, String amount, String apr, String grade) {
    return new MatchSlots(
        slot(layout, amount, Kind.MONEY),
        slot(layout, apr, Kind.RATE),
        slot(layout, grade, Kind.ENUM));
  }

  private static int slot(RecordLayout layout, String name, Kind kind) {
    int slot = layout.slot(name);
    if (layout.schema().field(slot).type().kind() != kind) {
      throw new IllegalArgumentException(name + " is not of kind " + kind);
    }
    return slot;
  }
}
