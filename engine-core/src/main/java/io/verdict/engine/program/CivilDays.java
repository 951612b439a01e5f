package io.verdict.engine.program;

/**
 * The calendar of days since 1970-01-01, in the proleptic Gregorian calendar, without allocating.
 *
 * <p>The conversion counts from 1 March of the year 0, so that a leap day is the last of its year
 * (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 *
 * <p><b>Thread safety</b>: stateless. <b>Allocation</b>: none.
 */
final class CivilDays {
  private static final long MAX_DAY = 365_000_000_000L;
  private static final long DAYS_TO_1970 = 719_468;
  private static final long DAYS_OF_ERA = 146_097;
  private static final int YEARS_OF_ERA = 400;

  private CivilDays() {}

  /** Month of a day, 1 to 12. */
  static long month(long day) {
    return Math.floorMod(monthOfAllTime(day), 12L) + 1;
  }

  /** Day of the week, 1 for Monday to 7 for Sunday. */
  static long weekday(long day) {
    requireReckonable(day);
    return Math.floorMod(day + 3, 7L) + 1;
  }

  /** Whole months from one day to another; negative backwards. */
  static long monthsBetween(long from, long to) {
    long months = monthOfAllTime(to) - monthOfAllTime(from);
    long days = dayOfMonth(to) - dayOfMonth(from);
    if (months > 0 && days < 0) {
      return months - 1;
    }
    return months < 0 && days > 0 ? months + 1 : months;
  }

  /** Months since the year 0. */
  private static long monthOfAllTime(long day) {
    requireReckonable(day);
    long shifted = day + DAYS_TO_1970;
    long era = Math.floorDiv(shifted, DAYS_OF_ERA);
    long dayOfEra = shifted - era * DAYS_OF_ERA;
    long yearOfEra = yearOfEra(dayOfEra);
    long monthFromMarch = (5 * dayOfYear(dayOfEra, yearOfEra) + 2) / 153;
    return (era * YEARS_OF_ERA + yearOfEra) * 12 + monthFromMarch + 2;
  }

  private static long dayOfMonth(long day) {
    long shifted = day + DAYS_TO_1970;
    long dayOfEra = Math.floorMod(shifted, DAYS_OF_ERA);
    long dayOfYear = dayOfYear(dayOfEra, yearOfEra(dayOfEra));
    long monthFromMarch = (5 * dayOfYear + 2) / 153;
    return dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
  }

  private static long yearOfEra(long dayOfEra) {
    return (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
  }

  /** Days since 1 March. */
  private static long dayOfYear(long dayOfEra, long yearOfEra) {
    return dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  }

  private static void requireReckonable(long day) {
    if (day < -MAX_DAY || day > MAX_DAY) {
      throw new ArithmeticException("not a day of the calendar");
    }
  }
}
