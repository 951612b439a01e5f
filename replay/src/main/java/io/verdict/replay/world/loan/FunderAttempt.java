package io.verdict.replay.world.loan;

import java.util.Objects;

/**
 * One order sent to one funder.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param application key of the application
 * @param funder the funder asked
 * @param grade 1 (R1) to 6 (R6)
 * @param attempt number of the attempt for this application, from 0
 * @param atLocalSeconds when it is sent, as local seconds
 */
public record FunderAttempt(
    long application, FunderProfile funder, int grade, int attempt, long atLocalSeconds) {
  /** Requires the funder. */
  public FunderAttempt {
    Objects.requireNonNull(funder, "funder");
  }
}
