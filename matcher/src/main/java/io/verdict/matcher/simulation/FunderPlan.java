package io.verdict.matcher.simulation;

/**
 * What one funder will do about one attempt, decided before it happens.
 *
 * @param isTaken whether it approves
 * @param counterMinor the lower amount that it offers instead, 0 for the amount asked
 * @param answerMillis how long its answer to the application takes
 * @param payMillis how long paying takes
 * @param isLost whether the application never reaches it
 * @param isSilent whether its answer to the application never reaches us
 * @param isPaySilent whether it pays but the word of it never reaches us
 * @param isBusy whether it takes no orders
 */
public record FunderPlan(
    boolean isTaken,
    long counterMinor,
    long answerMillis,
    long payMillis,
    boolean isLost,
    boolean isSilent,
    boolean isPaySilent,
    boolean isBusy) {
  /** A plan without accidents. */
  public static FunderPlan plain(boolean isTaken, long answerMillis, long payMillis) {
    return new FunderPlan(isTaken, 0, answerMillis, payMillis, false, false, false, false);
  }
}
