package io.verdict.matcher.cascade;

/** What a funder says about one attempt, as a send's answer, a call of its own, or to a query. */
public enum FunderAnswer {
  /** It will pay when told to. */
  APPROVED,
  /** It would pay less. */
  COUNTER_OFFERED,
  /** It will not pay. */
  DECLINED,
  /** It takes no orders now, and has not taken this one. */
  BUSY,
  /** It has paid; also its word for a second request of the same attempt. */
  DISBURSED,
  /** It could not pay and will not. */
  DISBURSE_FAILED,
  /** It has never heard of the attempt. */
  NOT_FOUND,
  /** It is still at it. */
  IN_PROGRESS,
  /** A technical fault that proves nothing. */
  ERROR
}
