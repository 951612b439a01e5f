package io.verdict.matcher.catalogue;

/** The day on whose limits a funder counts an order; each funder says which, in its own zone. */
public enum CountingDay {
  /** The day on which the order asks for the first time; it stays there. */
  APPLICATION,
  /** The day on which the funder approves. */
  APPROVAL,
  /** The day on which the money moves. */
  DISBURSEMENT
}
