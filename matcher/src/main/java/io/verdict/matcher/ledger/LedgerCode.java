package io.verdict.matcher.ledger;

/** What the ledger answers; the meanings are those of TigerBeetle's two-phase transfers. */
public enum LedgerCode {
  /** Done now. */
  OK,
  /** Done before under this id with the same content: to be treated as success. */
  EXISTS,
  /** This id was used before with other content; nothing was done. */
  EXISTS_DIFFERENT,
  /** This id failed before and stays failed; try again under a new id. */
  ALREADY_FAILED,
  /** A counter has no room for the amount. */
  INSUFFICIENT,
  /** The reservation was posted before, under another id. */
  ALREADY_POSTED,
  /** The reservation was released before, or released before it arrived. */
  ALREADY_VOIDED,
  /** The reservation's time is over; its amounts are back. */
  EXPIRED,
  /** There is no reservation of that id; a release of it forbids a later one. */
  NOT_FOUND,
  /** More was to be posted than was reserved. */
  EXCEEDS_PENDING,
  /** A counter of the chain is closed. */
  CLOSED,
  /** Another thread was at the same id or counter; nothing was done, the id stays free. */
  RETRYABLE,
  /** The table of reservations has reached its capacity; nothing was done. */
  FULL;

  private static final LedgerCode[] VALUES = values();

  static LedgerCode of(int ordinal) {
    return VALUES[ordinal];
  }
}
