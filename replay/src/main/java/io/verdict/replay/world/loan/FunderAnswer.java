package io.verdict.replay.world.loan;

/**
 * What a funder answers to an attempt.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param kind accepted, declined or silent
 * @param cause why it declined; {@link Cause#NONE} otherwise
 * @param fundedLate true if a silent funder has booked the loan nevertheless, as a query will show
 * @param latencyMillis time until the answer; of a silent funder, until a query can be answered
 */
public record FunderAnswer(Kind kind, Cause cause, boolean fundedLate, int latencyMillis) {
  /** The form of an answer. */
  public enum Kind {
    /** The funder lends. */
    ACCEPT,
    /** The funder does not lend. */
    DECLINE,
    /** Nothing was heard before the deadline. */
    TIMEOUT
  }

  /** Why a funder declines. */
  public enum Cause {
    /** It did not decline. */
    NONE,
    /** Final for this customer. */
    CUSTOMER,
    /** The same customer may be sent again later. */
    RETRY_LATER,
    /** No money left for now. */
    CAPACITY,
    /** A fault on the funder's side. */
    TECHNICAL
  }
}
