package io.verdict.matcher.cascade;

import com.carrotsearch.hppc.LongLongHashMap;

/**
 * Until when a funder that declined a person is not asked again for them.
 *
 * <p><b>Thread safety</b>: confined to the cascade's thread.
 */
final class Cooling {
  private static final int FIRST_SWEEP = 65_536;

  private final LongLongHashMap untilMillis = new LongLongHashMap();
  private int sweepAt = FIRST_SWEEP;

  private static long key(long person, String funder) {
    long z = person * 0x9E3779B97F4A7C15L ^ funder.hashCode();
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27);
  }

  void declined(long person, String funder, long until, long nowMillis) {
    untilMillis.put(key(person, funder), until);
    if (untilMillis.size() >= sweepAt) {
      sweep(nowMillis);
    }
  }

  boolean isCooling(long person, String funder, long nowMillis) {
    return untilMillis.getOrDefault(key(person, funder), Long.MIN_VALUE) > nowMillis;
  }

  /** Forgets what is over; the order in which the map is walked shows in nothing. */
  private void sweep(long nowMillis) {
    untilMillis.removeAll((key, until) -> until <= nowMillis);
    sweepAt = Math.max(FIRST_SWEEP, untilMillis.size() * 2);
  }
}
