package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.BetaLaw;
import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;

/** How much a borrower draws, and for how long. */
final class Appetite {
  private static final long AMOUNT = Draws.name("draw.amount");
  private static final long TENOR = Draws.name("draw.tenor");
  private static final long AGAIN = Draws.name("draw.again");
  private static final BetaLaw FIRST = BetaLaw.of(5, 2);
  private static final BetaLaw LATER = BetaLaw.of(4, 1.6);
  private static final int[] TENORS = {3, 6, 9, 12};
  private static final double[] TENOR_SHARES = Laws.cumulate(0.12, 0.26, 0.06, 0.56);
  private static final long MIN_MINOR = 50_000;
  private static final long STEP_MINOR = 10_000;
  private static final double FREE_SHARE = 0.15;

  private Appetite() {}

  /** The first amount, given what is free; all of it if less than the least amount is free. */
  static long first(long loan, int month, long freeMinor) {
    return amount(FIRST.quantile(Draws.uniform(loan, AMOUNT, month)), freeMinor);
  }

  /** A later amount, or 0 if nothing is wanted or too little is free. */
  static long later(long loan, int month, double hunger, long freeMinor, long lineMinor) {
    double wants = 0.40 * StrictMath.exp(0.22 * hunger - 0.10);
    if (freeMinor <= FREE_SHARE * lineMinor
        || freeMinor < MIN_MINOR
        || Draws.uniform(loan, AGAIN, month) >= wants) {
      return 0;
    }
    return amount(LATER.quantile(Draws.uniform(loan, AMOUNT, month)), freeMinor);
  }

  static int tenor(long loan, int month, int longest) {
    return Math.min(longest, TENORS[Laws.pick(TENOR_SHARES, Draws.uniform(loan, TENOR, month))]);
  }

  private static long amount(double share, long freeMinor) {
    long amount = (long) (share * freeMinor) / STEP_MINOR * STEP_MINOR;
    return Math.min(freeMinor, Math.max(MIN_MINOR, amount));
  }
}
