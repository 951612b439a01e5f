package io.verdict.engine.program;

/**
 * The yearly cost of a loan that is repaid in equal monthly instalments: twelve times the monthly
 * rate at which the instalments are worth what was paid out.
 *
 * <p>The monthly rate is a multiple of 2^-40, the greatest at which the instalments are still worth
 * at least that much; so the yearly rate is at most 12 / 2^40 (about 1.1e-11) below the exact one,
 * and does not depend on the way it is found. That way is Newton's from the left, which never
 * passes the root, since the value is convex and falls; then the last steps on the grid.
 *
 * <p><b>Thread safety</b>: stateless. <b>Allocation</b>: none.
 */
final class LoanRate {
  static final long MAX_MONTHS = 1_200;

  private static final double STEP = 0x1p-40;
  private static final long LOWEST = (long) (-0.9 / STEP);
  private static final long HIGHEST = (long) (10 / STEP);
  private static final int MAX_NEWTON_STEPS = 100;
  private static final int MAX_GRID_STEPS = 8;

  private LoanRate() {}

  /**
   * The yearly rate.
   *
   * @param paidOut what the borrower got, fees at the beginning taken off
   * @param instalment what is paid at the end of each month, all fees inside
   * @throws ArithmeticException if an amount is not positive, months are outside 1 to 1,200, or the
   *     monthly rate is not within -90 % to 1,000 %
   */
  static double yearly(double paidOut, double instalment, long months) {
    boolean isLoan = paidOut > 0 && instalment > 0 && months >= 1 && months <= MAX_MONTHS;
    if (!isLoan
        || !isWorth(LOWEST, paidOut, instalment, months)
        || isWorth(HIGHEST, paidOut, instalment, months)) {
      throw new ArithmeticException("not a loan with a rate");
    }
    long step = near(paidOut, instalment, months);
    for (int i = 0; i < MAX_GRID_STEPS; i++) {
      if (!isWorth(step, paidOut, instalment, months)) {
        step--;
      } else if (isWorth(step + 1, paidOut, instalment, months)) {
        step++;
      } else {
        return 12 * (step * STEP);
      }
    }
    return 12 * (bisected(paidOut, instalment, months) * STEP);
  }

  private static boolean isWorth(long step, double paidOut, double instalment, long months) {
    return instalment * value(step * STEP, months) >= paidOut;
  }

  /** Present value of 1 paid at the end of each month, by Horner's rule. */
  private static double value(double monthly, long months) {
    double discount = 1 / (1 + monthly);
    double value = 0;
    for (long month = 0; month < months; month++) {
      value = discount * (1 + value);
    }
    return value;
  }

  /** A grid step near the root. */
  private static long near(double paidOut, double instalment, long months) {
    double monthly = instalment * months >= paidOut ? 0 : LOWEST * STEP;
    for (int i = 0; i < MAX_NEWTON_STEPS; i++) {
      double discount = 1 / (1 + monthly);
      double value = 0;
      double weighted = 0;
      for (long month = 0; month < months; month++) {
        weighted = discount * (1 + value + weighted);
        value = discount * (1 + value);
      }
      double change = (instalment * value - paidOut) / (instalment * weighted * discount);
      if (!(change > STEP / 4)) {
        break;
      }
      monthly += change;
    }
    double step = StrictMath.floor(monthly / STEP);
    return (long) StrictMath.max(LOWEST, StrictMath.min(HIGHEST, step));
  }

  private static long bisected(double paidOut, double instalment, long months) {
    long worth = LOWEST;
    long dear = HIGHEST;
    while (dear - worth > 1) {
      long middle = worth + (dear - worth) / 2;
      if (isWorth(middle, paidOut, instalment, months)) {
        worth = middle;
      } else {
        dear = middle;
      }
    }
    return worth;
  }
}
