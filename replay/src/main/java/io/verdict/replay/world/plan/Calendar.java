package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Laws;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The months of a history: when each begins and how many applications it brings.
 *
 * <p>Times are local seconds: the seconds from 1970-01-01T00:00 to a local date-time, in the zone
 * of the history (Asia/Shanghai, which keeps one offset).
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class Calendar {
  /** Seconds of one day. */
  public static final int DAY_SECONDS = 86_400;

  /** Leading months with triple weight: the opening book, left out of reports. */
  public static final int OPENING_MONTHS = 12;

  private static final double OPENING_WEIGHT = 3;
  private static final double GROWTH = 1.004;
  private static final double[] SEASON = {
    1.02, 0.76, 0.98, 1.00, 1.02, 1.08, 1.00, 1.00, 1.02, 0.98, 1.12, 1.05
  };
  private static final double[] HOURS =
      Laws.cumulate(
          1.6, 0.9, 0.6, 0.4, 0.4, 0.6, 1.4, 2.6, 4.0, 5.2, 5.8, 5.6, 5.4, 5.2, 5.2, 5.2, 5.2, 5.2,
          5.4, 5.8, 6.2, 6.2, 5.2, 3.4);
  private static final double WEEKDAY = 1.03;
  private static final double WEEKEND = 0.93;

  private final YearMonth firstMonth;
  private final long[] startOfCount;
  private final double[][] dayShares;

  private Calendar(Parameters parameters) {
    this.firstMonth = parameters.firstMonth();
    this.startOfCount = cumulateCounts(parameters);
    this.dayShares = new double[parameters.months()][];
    for (int month = 0; month < dayShares.length; month++) {
      dayShares[month] = dayShares(firstMonth.plusMonths(month));
    }
  }

  /** The calendar of these parameters. */
  public static Calendar of(Parameters parameters) {
    return new Calendar(parameters);
  }

  /** Number of months. */
  public int months() {
    return dayShares.length;
  }

  /** Applications of one month. */
  public int count(int month) {
    return (int) (startOfCount[month + 1] - startOfCount[month]);
  }

  /** Applications of all months before this one: the row number of its first application. */
  public long firstRow(int month) {
    return startOfCount[month];
  }

  /** Days of one month. */
  public int days(int month) {
    return dayShares[month].length;
  }

  /** Seconds of one month. */
  public int seconds(int month) {
    return days(month) * DAY_SECONDS;
  }

  /** Local seconds at which a month begins. */
  public long start(int month) {
    return startOf(firstMonth.plusMonths(month)) * DAY_SECONDS;
  }

  /** The day of the month, from 0, that a uniform draw falls on; weekends are a little quieter. */
  public int day(int month, double uniform) {
    return Laws.pick(dayShares[month], uniform);
  }

  /** The hour of the day that a uniform draw falls on. */
  public static int hour(double uniform) {
    return Laws.pick(HOURS, uniform);
  }

  private static long startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC) / DAY_SECONDS;
  }

  private static long[] cumulateCounts(Parameters parameters) {
    double[] weights = new double[parameters.months()];
    for (int month = 0; month < weights.length; month++) {
      int season = parameters.firstMonth().plusMonths(month).getMonthValue() - 1;
      double opening = month < OPENING_MONTHS ? OPENING_WEIGHT : 1;
      weights[month] = SEASON[season] * StrictMath.pow(GROWTH, month) * opening;
    }
    double[] shares = Laws.cumulate(weights);
    long[] cumulated = new long[weights.length + 1];
    for (int month = 0; month < weights.length; month++) {
      cumulated[month + 1] = Math.round(shares[month] * parameters.applications());
    }
    cumulated[weights.length] = parameters.applications();
    return cumulated;
  }

  private static double[] dayShares(YearMonth month) {
    double[] weights = new double[month.lengthOfMonth()];
    for (int day = 0; day < weights.length; day++) {
      LocalDate date = month.atDay(day + 1);
      weights[day] = date.getDayOfWeek().getValue() > 5 ? WEEKEND : WEEKDAY;
    }
    return Laws.cumulate(weights);
  }
}
