package io.verdict.matcher.cascade;

/** What a timer is for. */
public enum TimerKind {
  /** The funder should have answered. */
  ANSWER,
  /** Time to ask again. */
  QUERY,
  /** The borrower should have answered. */
  OFFER,
  /** Time to try again whether somebody has room. */
  HOLD,
  /** A funder that was down may be tried; the order is the funder's number. */
  FUNDER
}
