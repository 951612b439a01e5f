package io.verdict.matcher.rank;

import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Kind;

/**
 * Where a record holds what a match needs beside the products' conditions; -1 for a slot that there
 * is none of.
 *
 * @param amount slot of the amount, MONEY
 * @param apr slot of the customer's rate a year, RATE
 * @param grade slot of the grade, an ordered ENUM from the best to the worst
 * @param person slot of the borrower, KEY
 * @param channel slot of the traffic channel, ENUM or CODE
 * @param region slot of the region, ENUM or CODE
 * @param partner slot of the partner, ENUM or CODE
 */
public record MatchSlots(
    int amount, int apr, int grade, int person, int channel, int region, int partner) {
  /** No slot. */
  public static final int NONE = -1;

  /**
   * Finds the required slots by name.
   *
   * @throws IllegalArgumentException if a name is not in the layout or its kind is another
   */
  public static MatchSlots of(RecordLayout layout, String amount, String apr, String grade) {
    return new MatchSlots(
        slot(layout, amount, Kind.MONEY),
        slot(layout, apr, Kind.RATE),
        slot(layout, grade, Kind.ENUM),
        NONE,
        NONE,
        NONE,
        NONE);
  }

  /** The same, with the borrower's slot. */
  public MatchSlots withPerson(RecordLayout layout, String name) {
    int slot = slot(layout, name, Kind.KEY);
    return new MatchSlots(amount, apr, grade, slot, channel, region, partner);
  }

  /** The same, with the channel's slot. */
  public MatchSlots withChannel(RecordLayout layout, String name) {
    return new MatchSlots(amount, apr, grade, person, layout.slot(name), region, partner);
  }

  /** The same, with the region's slot. */
  public MatchSlots withRegion(RecordLayout layout, String name) {
    return new MatchSlots(amount, apr, grade, person, channel, layout.slot(name), partner);
  }

  /** The same, with the partner's slot. */
  public MatchSlots withPartner(RecordLayout layout, String name) {
    return new MatchSlots(amount, apr, grade, person, channel, region, layout.slot(name));
  }

  private static int slot(RecordLayout layout, String name, Kind kind) {
    int slot = layout.slot(name);
    if (layout.schema().field(slot).type().kind() != kind) {
      throw new IllegalArgumentException(name + " is not of kind " + kind);
    }
    return slot;
  }
}
