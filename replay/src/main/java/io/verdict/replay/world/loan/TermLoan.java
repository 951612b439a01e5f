package io.verdict.replay.world.loan;

import java.time.YearMonth;

/**
 * Twelve instalments of a loan that is drawn at once: the label of the application card, and the
 * answer to "would this applicant have gone bad".
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param firstMissed the first instalment was missed
 * @param worstBucket the worst bucket within twelve months on book; 4 and more is 91+ days past due
 * @param firstM3PlusMob months on book when the loan first was 91+ days past due; 0 if never
 */
public record TermLoan(boolean firstMissed, int worstBucket, int firstM3PlusMob) {
  private static final int MONTHS = 12;

  /** True if the loan was ever 91 or more days past due within twelve months on book. */
  public boolean isBad() {
    return worstBucket >= Delinquency.M3_PLUS;
  }

  /** Lives the loan from the month after {@code month} of the history. */
  static TermLoan live(Borrower borrower, long loan, int month, LineTerms terms) {
    double load = borrower.load(terms.lineMinor(), terms.aprMicros());
    int bucket = 0;
    int worst = 0;
    int firstBad = 0;
    boolean missed = false;
    for (int mob = 1; mob <= MONTHS; mob++) {
      borrower.live(month + mob);
      double risk = borrower.risk(month + mob, mob, load);
      bucket = Delinquency.next(bucket, risk, borrower, loan, month + mob);
      missed |= mob == 1 && bucket > 0;
      worst = Math.max(worst, bucket);
      firstBad = firstBad == 0 && bucket >= Delinquency.M3_PLUS ? mob : firstBad;
    }
    return new TermLoan(missed, worst, firstBad);
  }

  static int monthOf(YearMonth firstMonth, YearMonth month) {
    return (month.getYear() - firstMonth.getYear()) * 12
        + month.getMonthValue()
        - firstMonth.getMonthValue();
  }
}
