package io.verdict.engine.service;

import java.util.List;

/**
 * Settings of a decision service.
 *
 * @param sessions most sessions at work at once, 1 to 1,024; further callers wait
 * @param reviewMillis time that a reviewer has, in milliseconds
 * @param durableTimeoutMillis longest wait for the journal before an answer is refused
 * @param results names of computed slots that answers carry, such as the line and the price; a name
 *     that a flow does not have is left out of its answers
 */
public record DecisionServiceOptions(
    int sessions, long reviewMillis, long durableTimeoutMillis, List<String> results) {
  /** Most sessions. */
  public static final int MAX_SESSIONS = 1024;

  /** Most results that an answer carries. */
  public static final int MAX_RESULTS = 255;

  /** As many sessions as processors, four hours for a review, ten seconds for the journal. */
  public static DecisionServiceOptions defaults() {
    return new DecisionServiceOptions(
        Runtime.getRuntime().availableProcessors(), 4 * 3_600_000L, 10_000);
  }

  /** Settings without results. */
  public DecisionServiceOptions(int sessions, long reviewMillis, long durableTimeoutMillis) {
    this(sessions, reviewMillis, durableTimeoutMillis, List.of());
  }

  public DecisionServiceOptions {
    results = List.copyOf(results);
    if (sessions < 1 || sessions > MAX_SESSIONS) {
      throw new IllegalArgumentException("sessions is " + sessions + ", allowed are 1 to 1,024");
    }
    if (reviewMillis < 1 || durableTimeoutMillis < 1) {
      throw new IllegalArgumentException("times are at least one millisecond");
    }
    if (results.size() > MAX_RESULTS) {
      throw new IllegalArgumentException(
          results.size() + " results: an answer carries at most " + MAX_RESULTS);
    }
  }

  /** The same with the results that answers carry. */
  public DecisionServiceOptions withResults(List<String> names) {
    return new DecisionServiceOptions(sessions, reviewMillis, durableTimeoutMillis, names);
  }
}
