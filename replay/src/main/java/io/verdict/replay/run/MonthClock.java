package io.verdict.replay.run;

import io.verdict.replay.study.CaseTable;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** Finds the month of a time; times come mostly in order, so that the last month is remembered. */
final class MonthClock {
  private final ZoneId zone;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private int month;

  MonthClock(String zone) {
    this.zone = ZoneId.of(zone);
  }

  int month(long timeMillis) {
    if (timeMillis < from || timeMillis >= to) {
      YearMonth found = YearMonth.from(Instant.ofEpochMilli(timeMillis).atZone(zone));
      from = found.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
      to = found.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
      month = CaseTable.monthOf(found);
    }
    return month;
  }
}
