package io.verdict.matcher.cascade;

/** Why an order changed its state. */
public enum Cause {
  /** It was started. */
  STARTED,
  /** Quota was reserved. */
  RESERVED,
  /** The reservation is durable and the application was sent. */
  SENT,
  /** The funder approved. */
  APPROVED,
  /** The funder offered less. */
  COUNTER_OFFERED,
  /** The funder declined. */
  DECLINED,
  /** The funder took no orders. */
  BUSY,
  /** The funder paid. */
  DISBURSED,
  /** The day has turned, and the funder's new day has no room. */
  NO_ROOM,
  /** The funder could not pay. */
  DISBURSE_FAILED,
  /** The funder had never heard of it. */
  NOT_FOUND,
  /** The funder was silent for too long. */
  TIMED_OUT,
  /** The funder's answer proved nothing. */
  UNCLEAR,
  /** The borrower, or their consent given beforehand, confirmed. */
  CONFIRMED,
  /** The borrower refused a lower offer. */
  REFUSED,
  /** The borrower called it off. */
  CANCELLED,
  /** The borrower let the offer lapse. */
  LAPSED,
  /** All attempts are used, no funder is left or has room, or time is over. */
  EXHAUSTED,
  /** Time to try again. */
  RETRIED,
  /** A person found out. */
  OPERATOR,
  /** A funder paid for an attempt that had been given up on its own word. */
  LATE_SUCCESS
}
