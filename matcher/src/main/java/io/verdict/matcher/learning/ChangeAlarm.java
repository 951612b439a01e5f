package io.verdict.matcher.learning;

/**
 * Notices that a funder's answers no longer are what they were: a cumulative sum of standardised
 * surprises in either direction (Page's test), which for a funder that stays as it is alarms once
 * in some thousand answers.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class ChangeAlarm {
  private static final double SLACK = 0.25;
  private static final double LIMIT = 9;
  private static final double LEAST_VARIANCE = 0.01;

  private double high;
  private double low;

  /** Takes an answer for which a chance was expected; true when that was one surprise too many. */
  boolean add(boolean isSuccess, double expected) {
    double variance = Math.max(LEAST_VARIANCE, expected * (1 - expected));
    double surprise = ((isSuccess ? 1 : 0) - expected) / StrictMath.sqrt(variance);
    high = Math.max(0, high + surprise - SLACK);
    low = Math.max(0, low - surprise - SLACK);
    if (high <= LIMIT && low <= LIMIT) {
      return false;
    }
    high = 0;
    low = 0;
    return true;
  }
}
