package io.verdict.replay.report.model;

/**
 * A colour by meaning; the page maps it to a palette that colour-blind readers can tell apart
 * (after M. Okabe, K. Ito), for light and dark.
 */
public enum Ink {
  /** The main series; good cases. */
  BLUE,
  /** The series to watch; bad cases. */
  VERMILLION,
  /** A third series. */
  GREEN,
  /** A fourth series. */
  AMBER,
  /** A fifth series. */
  SKY,
  /** A sixth series. */
  PURPLE,
  /** Context: unknown cases, references. */
  GREY;

  private static final Ink[] ALL = values();

  /** Returns the ink of a series by position, beginning anew after the last. */
  public static Ink at(int index) {
    return ALL[Math.floorMod(index, ALL.length)];
  }
}
