package io.verdict.matcher.cascade;

/** What a borrower does about an offer. */
public enum UserAction {
  /** Takes the offer as it is. */
  CONFIRM,
  /** Does not want a lower offer; the next funder may do better. */
  REFUSE,
  /** Does not want the loan any more. */
  CANCEL
}
