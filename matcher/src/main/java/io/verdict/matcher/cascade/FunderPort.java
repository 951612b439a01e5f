package io.verdict.matcher.cascade;

/**
 * The way to the funders. Every call returns at once; answers come later through {@link
 * Cascade#onFunder}, on the cascade's thread, once, often, late or never. A call may be repeated
 * for the same attempt: the funder's side treats (order, number) as one.
 */
public interface FunderPort {
  /** Sends the application; no money moves unless the product pays at once. */
  void apply(Attempt attempt);

  /**
   * Tells the funder to pay.
   *
   * @param amountMinor what was agreed, the attempt's amount or a lower offer
   */
  void disburse(Attempt attempt, long amountMinor);

  /** Asks what became of the attempt. */
  void query(Attempt attempt);

  /** Says that the attempt is off, so that it is refused if it arrives only now. */
  void cancel(Attempt attempt);
}
