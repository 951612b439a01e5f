package io.verdict.replay.world.loan;

/**
 * The terms on which a line is booked.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param lineMinor the line in fen, not negative
 * @param aprMicros all-in yearly cost in millionths: 192,000 is 19.2 %; 0 to 1,000,000
 * @param tenorMonths longest tenor of a drawdown, 1 to 12 months
 */
public record LineTerms(long lineMinor, int aprMicros, int tenorMonths) {
  private static final int MAX_TENOR = 12;
  private static final int MAX_APR = 1_000_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is violated
   */
  public LineTerms {
    if (lineMinor < 0 || aprMicros < 0 || aprMicros > MAX_APR) {
      throw new IllegalArgumentException(
          "line "
              + lineMinor
              + " fen at "
              + aprMicros
              + " millionths.\n"
              + "  The line must not be negative, the price between 0 and 1000000.");
    }
    if (tenorMonths < 1 || tenorMonths > MAX_TENOR) {
      throw new IllegalArgumentException(
          "tenor " + tenorMonths + " months.\n  It must be between 1 and 12.");
    }
  }
}
