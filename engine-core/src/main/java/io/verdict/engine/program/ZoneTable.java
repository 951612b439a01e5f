package io.verdict.engine.program;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A time zone's offsets as a sorted table, so that a local hour or date is read without allocating.
 *
 * <p>Covers 1900 to 2200; outside it the nearest known offset holds.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
public final class ZoneTable {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long HOUR_MILLIS = 3_600_000L;

  private final long[] fromMillis;
  private final int[] offsetMillis;

  /** Reads the rules of a zone. */
  public ZoneTable(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Instant at = LocalDate.of(1900, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant end = LocalDate.of(2200, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    List<Long> from = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    from.add(Long.MIN_VALUE);
    offsets.add(rules.getOffset(at).getTotalSeconds() * 1000);
    ZoneOffsetTransition next = rules.nextTransition(at);
    while (next != null && next.getInstant().isBefore(end)) {
      from.add(next.getInstant().toEpochMilli());
      offsets.add(next.getOffsetAfter().getTotalSeconds() * 1000);
      next = rules.nextTransition(next.getInstant());
    }
    fromMillis = from.stream().mapToLong(Long::longValue).toArray();
    offsetMillis = offsets.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Milliseconds of the zone's local time since 1970-01-01T00:00 local. */
  public long localMillis(long instantMillis) {
    int at = Arrays.binarySearch(fromMillis, instantMillis);
    return instantMillis + offsetMillis[at >= 0 ? at : -at - 2];
  }

  /** Hour of the local day, 0 to 23. */
  public int hour(long instantMillis) {
    return (int) (Math.floorMod(localMillis(instantMillis), DAY_MILLIS) / HOUR_MILLIS);
  }

  /** Minute of the local day, 0 to 1439. */
  public int minuteOfDay(long instantMillis) {
    return (int) (Math.floorMod(localMillis(instantMillis), DAY_MILLIS) / 60_000L);
  }

  /** Local date as days since 1970-01-01. */
  public long epochDay(long instantMillis) {
    return Math.floorDiv(localMillis(instantMillis), DAY_MILLIS);
  }
}
