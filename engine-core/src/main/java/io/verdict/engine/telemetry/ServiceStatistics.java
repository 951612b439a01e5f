package io.verdict.engine.telemetry;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a decision service has done since it was opened, in numbers that tell nothing of an
 * applicant: answers by stage and outcome, latencies, shadows.
 *
 * <p>Latencies are counted in buckets of powers of two nanoseconds, so that a percentile is known
 * to a factor of two at the cost of one addition.
 *
 * <p><b>Thread safety</b>: any threads; sums are those of some moment during the call.
 * <b>Allocation</b>: none.
 */
public final class ServiceStatistics {
  private static final int STAGES = Stage.values().length;
  private static final int OUTCOMES = Outcome.values().length;
  private static final int BUCKETS = 64;

  /** What is counted beside outcomes. */
  public enum Count {
    /** Answers that were given before and were asked for again. */
    REPEATED,
    /** Applications that asked for data. */
    NEEDS,
    /** Applications that went to a person. */
    IN_REVIEW,
    /** Applications without a required input. */
    INCOMPLETE,
    /** Calls refused because they do not fit the application's life. */
    CONFLICT,
    /** Evaluations of a shadow. */
    SHADOW,
    /** Evaluations of a shadow that would have answered otherwise. */
    SHADOW_DIFFERS,
    /** Evaluations of a shadow that failed; the answer was not touched. */
    SHADOW_FAILED,
    /** Facts taken in. */
    FACT
  }

  private final LongAdder[] outcomes = adders(STAGES * OUTCOMES);
  private final LongAdder[] counts = adders(Count.values().length);
  private final AtomicLongArray latencies = new AtomicLongArray(BUCKETS);
  private final LongAdder latencyNanos = new LongAdder();

  private static LongAdder[] adders(int count) {
    LongAdder[] adders = new LongAdder[count];
    for (int i = 0; i < count; i++) {
      adders[i] = new LongAdder();
    }
    return adders;
  }

  /** Counts a final answer. */
  public void decided(Stage stage, Outcome outcome) {
    outcomes[stage.ordinal() * OUTCOMES + outcome.ordinal()].increment();
  }

  /** Counts something else. */
  public void count(Count what) {
    counts[what.ordinal()].increment();
  }

  /** Counts the time of one call. */
  public void took(long nanos) {
    latencies.incrementAndGet(BUCKETS - 1 - Long.numberOfLeadingZeros(Math.max(nanos, 1)));
    latencyNanos.add(nanos);
  }

  /** Final answers of a stage with an outcome. */
  public long decisions(Stage stage, Outcome outcome) {
    return outcomes[stage.ordinal() * OUTCOMES + outcome.ordinal()].sum();
  }

  /** How often something happened. */
  public long total(Count what) {
    return counts[what.ordinal()].sum();
  }

  /** Number of calls timed. */
  public long calls() {
    long calls = 0;
    for (int i = 0; i < BUCKETS; i++) {
      calls += latencies.get(i);
    }
    return calls;
  }

  /** Sum of the times of all calls, in nanoseconds. */
  public long totalNanos() {
    return latencyNanos.sum();
  }

  /**
   * An upper bound of a percentile of the calls' times, at most twice the true one.
   *
   * @param share 0 to 1, such as 0.99
   * @return nanoseconds; 0 when no call was timed
   */
  public long latencyNanos(double share) {
    long wanted = (long) Math.ceil(share * calls());
    long seen = 0;
    for (int i = 0; i < BUCKETS - 1; i++) {
      seen += latencies.get(i);
      if (seen >= wanted && seen > 0) {
        return (2L << i) - 1;
      }
    }
    return 0;
  }
}
