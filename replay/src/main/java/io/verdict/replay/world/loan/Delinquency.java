package io.verdict.replay.world.loan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;

/**
 * The monthly walk through the buckets of section 4.8.
 *
 * <p>Bucket 0 is current, 1 is 1-30 days past due, 4 is 91-120; 7 is beyond 180 and charged off.
 */
final class Delinquency {
  /** From this bucket on an account is 91 or more days past due. */
  static final int M3_PLUS = 4;

  /** The bucket of a charge-off. */
  static final int CHARGED_OFF = 7;

  private static final long MOVE = Draws.name("borrower.move");
  private static final double RECOVERY = 0.05;
  private static final double[] LEVEL = {-3.8, -2.30, 0.45, 1.35};
  private static final double[] SLOPE = {0.80, 0.62, 0.42, 0.35};

  private Delinquency() {}

  /** The bucket after a month in which something was due. */
  static int next(int bucket, double risk, Borrower borrower, long loan, int month) {
    if (bucket >= CHARGED_OFF || borrower.neverPays) {
      return Math.min(bucket + 1, CHARGED_OFF);
    }
    double u = Draws.uniform(loan, MOVE, month);
    if (bucket >= M3_PLUS) {
      return u < RECOVERY ? 0 : bucket + 1;
    }
    double worse = Laws.logistic(LEVEL[bucket] + SLOPE[bucket] * risk);
    return u < worse ? bucket + 1 : 0;
  }
}
