package io.verdict.replay.world.loan;

import java.util.Objects;

/**
 * How a funder answers, as the world knows it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param id the funder's id
 * @param acceptMicros chance of acceptance at grade R4, in millionths, 1 to 999,999
 * @param timeoutMicros chance of silence, in millionths, 0 to 1,000,000
 * @param p50Millis median time of an answer
 * @param p99Millis 99th percentile of it, at least the median
 */
public record FunderProfile(
    String id, int acceptMicros, int timeoutMicros, int p50Millis, int p99Millis) {
  private static final int MILLION = 1_000_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is violated; the message names the funder
   */
  public FunderProfile {
    Objects.requireNonNull(id, "id");
    if (acceptMicros < 1 || acceptMicros >= MILLION) {
      throw new IllegalArgumentException(
          "funder " + id + ": acceptMicros is " + acceptMicros + ".\n  Give 1 to 999999.");
    }
    if (timeoutMicros < 0 || timeoutMicros > MILLION) {
      throw new IllegalArgumentException(
          "funder " + id + ": timeoutMicros is " + timeoutMicros + ".\n  Give 0 to 1000000.");
    }
    if (p50Millis < 1 || p99Millis < p50Millis) {
      throw new IllegalArgumentException(
          "funder "
              + id
              + ": latency "
              + p50Millis
              + "/"
              + p99Millis
              + " ms.\n  The median must be positive and not above the 99th percentile.");
    }
  }
}
