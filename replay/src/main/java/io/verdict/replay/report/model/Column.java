package io.verdict.replay.report.model;

/**
 * A column of a table.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param header what stands above it, with the unit
 * @param kind how its cells are set
 */
public record Column(Text header, Kind kind) {

  /** How cells are set. */
  public enum Kind {
    /** To the left, proportional. */
    TEXT,
    /** To the right, figures of equal width. */
    NUMBER,
    /** To the left, fixed pitch. */
    CODE
  }

  /** Returns a text column. */
  public static Column text(Text header) {
    return new Column(header, Kind.TEXT);
  }

  /** Returns a number column. */
  public static Column number(Text header) {
    return new Column(header, Kind.NUMBER);
  }

  /** Returns a column of codes. */
  public static Column code(Text header) {
    return new Column(header, Kind.CODE);
  }
}
