package io.verdict.engine.service;

/**
 * Settings of a decision service.
 *
 * @param sessions most sessions at work at once, 1 to 1,024; further callers wait
 * @param reviewMillis time that a reviewer has, in milliseconds
 * @param durableTimeoutMillis longest wait for the journal before an answer is refused
 */
public record DecisionServiceOptions(int sessions, long reviewMillis, long durableTimeoutMillis) {
  /** As many sessions as processors, four hours for a review, ten seconds for the journal. */
  public static DecisionServiceOptions defaults() {
    return new DecisionServiceOptions(
        Runtime.getRuntime().availableProcessors(), 4 * 3_600_000L, 10_000);
  }

  public DecisionServiceOptions {
    if (sessions < 1 || sessions > 1024) {
      throw new IllegalArgumentException("sessions is " + sessions + ", allowed are 1 to 1,024");
    }
    if (reviewMillis < 1 || durableTimeoutMillis < 1) {
      throw new IllegalArgumentException("times are at least one millisecond");
    }
  }
}
