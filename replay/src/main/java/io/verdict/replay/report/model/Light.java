package io.verdict.replay.report.model;

/**
 * The traffic light of a check; it is always shown with a sign and a word, never by colour only.
 */
public enum Light {
  /** The target is met. */
  MET,
  /** The target is met by the value but not by its interval, or nearly missed. */
  WATCH,
  /** The target is missed. */
  MISSED,
  /** This run cannot tell. */
  NOT_AVAILABLE
}
