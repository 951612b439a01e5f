package io.verdict.replay.stats;

/** What became of a case: the class that a score is judged by. */
public enum Label {
  /** Performed through the window. */
  GOOD,
  /** Turned bad within the window. */
  BAD,
  /** Neither is known: declined, not drawn, or not yet through the window. */
  UNKNOWN
}
