package io.verdict.matcher.index;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The day and the minute of the day in a zone, with the zone's present offset kept.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none while the offset stays the same.
 */
final class LocalMinutes {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int MINUTE_MILLIS = 60_000;

  final String zone;

  private final ZoneRules rules;
  private long fromMillis = Long.MAX_VALUE;
  private long untilMillis = Long.MIN_VALUE;
  private long offsetMillis;

  LocalMinutes(String zone) {
    this.zone = zone;
    this.rules = ZoneId.of(zone).getRules();
  }

  /** 0 to 1,439. */
  int minuteOfDay(long nowMillis) {
    return (int) (Math.floorMod(local(nowMillis), DAY_MILLIS) / MINUTE_MILLIS);
  }

  /** Days since 1970-01-01. */
  long day(long nowMillis) {
    return Math.floorDiv(local(nowMillis), DAY_MILLIS);
  }

  private long local(long nowMillis) {
    if (nowMillis < fromMillis || nowMillis >= untilMillis) {
      turn(nowMillis);
    }
    return nowMillis + offsetMillis;
  }

  private void turn(long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    ZoneOffsetTransition next = rules.nextTransition(now);
    fromMillis = nowMillis;
    untilMillis = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
    offsetMillis = rules.getOffset(now).getTotalSeconds() * 1_000L;
  }
}
