package io.verdict.matcher.index;

/** What can keep a product from every applicant. */
public enum Gate {
  /** The product is offered: not paused, not retired. */
  LIVE,
  /** Its funder answers. */
  FUNDER_UP,
  /** It is within its hours; follows from the time and is not set by hand. */
  WINDOW_OPEN,
  /** No limit of it is used up, as far as is known; the ledger decides. */
  QUOTA_OK,
  /** The law and our own policy let it be offered: the kill switch. */
  POLICY_OK
}
