package io.verdict.matcher.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long a quota lasts, in the funder's time zone. */
public enum QuotaPeriod {
  /** From midnight to midnight. */
  DAY,
  /** From Monday to Sunday. */
  WEEK,
  /** A calendar month. */
  MONTH,
  /** For ever. */
  TOTAL;

  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** The first day of the period in which a day lies. */
  public LocalDate firstDay(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case TOTAL -> FIRST_DAY;
    };
  }

  /** The first day after the period in which a day lies. */
  public LocalDate endDay(LocalDate day) {
    return switch (this) {
      case DAY -> day.plusDays(1);
      case WEEK -> firstDay(day).plusWeeks(1);
      case MONTH -> firstDay(day).plusMonths(1);
      case TOTAL -> LAST_DAY;
    };
  }
}
