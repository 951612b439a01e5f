package io.verdict.replay.world.loan;

import java.time.LocalDate;

/**
 * What a borrower asks to draw in the coming month.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param day the day of the request, within the coming month
 * @param amountMinor amount in fen; 0 if nothing is asked
 * @param tenorMonths 3, 6, 9 or 12, cut to the longest tenor of the line
 * @param first true for the first drawdown
 */
public record DrawRequest(LocalDate day, long amountMinor, int tenorMonths, boolean first) {
  /** True if something is asked. */
  public boolean isAsked() {
    return amountMinor > 0;
  }
}
