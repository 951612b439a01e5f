package io.verdict.matcher.allocation;

/**
 * When prices are solved again; each solve is recorded with what set it off, so that a replay
 * solves at the same places.
 *
 * @param orders after so many orders
 * @param driftShare when the use of a resource has strayed by that share of its limit from what the
 *     last solve expected
 * @param leastGapMillis never sooner after the last than that
 */
public record PriceTriggers(int orders, double driftShare, long leastGapMillis) {
  public PriceTriggers {
    if (orders < 1 || !(driftShare > 0) || leastGapMillis < 0) {
      throw new IllegalArgumentException("triggers are positive");
    }
  }

  /** 500 orders, 5 %, one minute. */
  public static PriceTriggers standard() {
    return new PriceTriggers(500, 0.05, 60_000);
  }
}
