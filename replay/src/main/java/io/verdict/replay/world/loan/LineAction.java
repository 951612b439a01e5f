package io.verdict.replay.world.loan;

/**
 * What the lender does to a booked line between two months.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public sealed interface LineAction {
  /**
   * Sets the line; drawn money stays drawn.
   *
   * @param lineMinor the new line in fen, not negative
   */
  record SetLine(long lineMinor) implements LineAction {}

  /**
   * Changes the price of drawdowns from now on.
   *
   * @param aprMicros all-in yearly cost in millionths
   */
  record SetPrice(int aprMicros) implements LineAction {}

  /**
   * Lets nothing be drawn for some months.
   *
   * @param months calendar months from the next one on, at least 1
   */
  record BlockDraws(int months) implements LineAction {}

  /** Lets nothing be drawn until {@link Unfreeze}. */
  record Freeze() implements LineAction {}

  /** Ends a freeze and every block. */
  record Unfreeze() implements LineAction {}

  /** Ends the line for good; what is drawn is still to be repaid. */
  record Close() implements LineAction {}
}
