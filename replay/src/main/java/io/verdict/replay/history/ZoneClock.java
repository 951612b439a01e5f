package io.verdict.replay.history;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Turns local times of a zone into instants. The offset of the last day asked for is kept: rows
 * come in the order of time.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class ZoneClock {
  /** What stands for a local time that the zone's clocks skip. */
  static final long NONE = Long.MIN_VALUE;

  private static final long DAY_MILLIS = 86_400_000;

  private final ZoneRules rules;
  private long day = Long.MIN_VALUE;
  private boolean isUniform;
  private long offsetMillis;

  ZoneClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /**
   * Milliseconds since 1970-01-01T00:00Z; where clocks go back the earlier of the two, where they
   * skip the time {@link #NONE}.
   */
  long epochMillis(long localMillis) {
    long localDay = Math.floorDiv(localMillis, DAY_MILLIS);
    if (localDay != day) {
      learn(localDay);
    }
    if (isUniform) {
      return localMillis - offsetMillis;
    }
    List<ZoneOffset> offsets = rules.getValidOffsets(local(localMillis));
    return offsets.isEmpty() ? NONE : localMillis - offsets.get(0).getTotalSeconds() * 1000L;
  }

  private void learn(long localDay) {
    day = localDay;
    LocalDateTime start = local(localDay * DAY_MILLIS);
    List<ZoneOffset> first = rules.getValidOffsets(start);
    List<ZoneOffset> last = rules.getValidOffsets(start.plusDays(1));
    // Two changes within one day would hide from this; no zone has ever had them.
    isUniform = first.size() == 1 && first.equals(last);
    offsetMillis = isUniform ? first.get(0).getTotalSeconds() * 1000L : 0;
  }

  private static LocalDateTime local(long millis) {
    int nanos = (int) Math.floorMod(millis, 1000L) * 1_000_000;
    return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos, ZoneOffset.UTC);
  }
}
