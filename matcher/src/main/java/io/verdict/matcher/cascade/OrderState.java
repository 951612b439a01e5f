package io.verdict.matcher.cascade;

/** Where an order stands. */
public enum OrderState {
  /** Nothing was tried yet, or the last attempt is over and the next not begun. */
  RANKED,
  /** Quota is reserved; the record of it is on its way to the disk. */
  RESERVED,
  /** A funder has the application. */
  SUBMITTED,
  /** The funder offers less; the borrower is to answer. */
  COUNTER_OFFERED,
  /** The funder takes it; the borrower is to confirm. */
  APPROVED,
  /** The funder was told to pay. */
  DISBURSING,
  /** The funder is silent or unclear; it is asked what became of the attempt. */
  UNKNOWN,
  /** No funder has room now; tried again later. */
  HOLD,
  /** Asking did not help; a person is to find out. The quota stays reserved. */
  MANUAL,
  /** The money has moved. */
  DISBURSED,
  /** The borrower did not confirm. */
  DROPPED,
  /** The borrower called it off while no money could move. */
  CANCELLED,
  /** No funder took it. */
  REJECTED;

  /** Whether nothing more will happen, but for news that come too late. */
  public boolean isTerminal() {
    return this == DISBURSED || this == DROPPED || this == CANCELLED || this == REJECTED;
  }

  /** Whether a funder may be moving money for the order, as far as is known. */
  public boolean isMoneyPossible() {
    return this == SUBMITTED || this == DISBURSING || this == UNKNOWN || this == MANUAL;
  }
}
