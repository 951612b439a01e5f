package io.verdict.replay.report.model;

/**
 * What every plot has around it.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param id anchor in the page and name of the data file, unique in the report
 * @param title what the reader should see in it
 * @param note how to read it, n, limits; may be empty
 * @param half whether half the page's width is enough
 */
public record Frame(String id, Text title, Text note, boolean half) {

  /** Returns a frame over the whole width. */
  public static Frame wide(String id, Text title, Text note) {
    return new Frame(id, title, note, false);
  }

  /** Returns a frame over half the width. */
  public static Frame half(String id, Text title, Text note) {
    return new Frame(id, title, note, true);
  }
}
