package io.verdict.replay.world.loan;

/** Equal instalments. */
final class Annuity {
  private static final double MICROS = 1e6;

  private Annuity() {}

  /** The monthly instalment of one unit of money. */
  static double factor(int aprMicros, int months) {
    double rate = aprMicros / MICROS / 12;
    return rate == 0 ? 1.0 / months : rate / (1 - StrictMath.pow(1 + rate, -months));
  }

  /** Interest of one month on a balance, rounded to the fen. */
  static long interest(long balanceMinor, int aprMicros) {
    return Math.round(balanceMinor * (aprMicros / MICROS / 12));
  }
}
