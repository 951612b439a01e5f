package io.verdict.replay.history;

/** How a row of history turned out, as its file knows. */
public enum RecordedOutcome {
  /** It has the value that the mapping calls bad. */
  BAD,
  /** It has another value. */
  GOOD,
  /** The file does not say. */
  UNKNOWN
}
