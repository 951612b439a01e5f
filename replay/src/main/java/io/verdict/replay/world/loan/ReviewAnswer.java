package io.verdict.replay.world.loan;

/**
 * What a reviewer finds.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param verdict whether the suspicion is confirmed
 * @param minutes from the opening of the case to the verdict; the median is 25, the 95th percentile
 *     240
 */
public record ReviewAnswer(Verdict verdict, int minutes) {
  /** The finding. */
  public enum Verdict {
    /** The applicant is taken to be genuine. */
    CLEAR,
    /** The suspicion is confirmed. */
    CONFIRM
  }
}
