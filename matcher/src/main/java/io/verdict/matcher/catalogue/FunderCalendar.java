package io.verdict.matcher.catalogue;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days on which a funder takes no orders: days of the week and dates; and dates that are worked
 * although their day of the week is not, as before Chinese holidays.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class FunderCalendar {
  /** Every day is worked. */
  public static final FunderCalendar ALWAYS =
      new FunderCalendar(EnumSet.noneOf(DayOfWeek.class), new TreeMap<>());

  /** Longest range of dates, in days. */
  public static final int MAX_RANGE_DAYS = 366;

  private final Set<DayOfWeek> closedDays;
  private final Map<LocalDate, Boolean> workedByDate;

  private FunderCalendar(Set<DayOfWeek> closedDays, Map<LocalDate, Boolean> workedByDate) {
    this.closedDays = closedDays;
    this.workedByDate = workedByDate;
  }

  /**
   * Reads a calendar: words apart by spaces, {@code sat}, {@code 2026-10-01}, {@code
   * 2026-10-01..2026-10-08}, and {@code +2026-10-10} for a date that is worked. A later word wins
   * over an earlier one.
   *
   * @throws IllegalArgumentException naming the word
   */
  public static FunderCalendar parse(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    TreeMap<LocalDate, Boolean> dates = new TreeMap<>();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
        days.add(dayOfWeek(word));
      } else if (!word.isEmpty()) {
        addDates(word, dates);
      }
    }
    return new FunderCalendar(days, dates);
  }

  private static DayOfWeek dayOfWeek(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(word) && word.length() == 3) {
        return day;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no day; want mon, tue, … sun or a date");
  }

  private static void addDates(String word, Map<LocalDate, Boolean> dates) {
    boolean isWorked = word.startsWith("+");
    String[] ends = (isWorked ? word.substring(1) : word).split("\\.\\.", 2);
    try {
      LocalDate first = LocalDate.parse(ends[0]);
      LocalDate last = LocalDate.parse(ends[ends.length - 1]);
      if (last.isBefore(first) || last.isAfter(first.plusDays(MAX_RANGE_DAYS))) {
        throw new IllegalArgumentException(
            "'" + word + "' is no range of at most " + MAX_RANGE_DAYS + " days");
      }
      for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
        dates.put(date, isWorked);
      }
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("'" + word + "' is no date such as 2026-10-01", wrong);
    }
  }

  /** Whether orders are taken on a date. */
  public boolean isWorked(LocalDate date) {
    return workedByDate.getOrDefault(date, !closedDays.contains(date.getDayOfWeek()));
  }

  /** Whether orders are taken on a day of the week that no date speaks of. */
  public boolean isWorked(DayOfWeek day) {
    return !closedDays.contains(day);
  }

  /** Dates that are named. */
  public Set<LocalDate> dates() {
    return java.util.Collections.unmodifiableSet(workedByDate.keySet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FunderCalendar that
        && closedDays.equals(that.closedDays)
        && workedByDate.equals(that.workedByDate);
  }

  @Override
  public int hashCode() {
    return closedDays.hashCode() * 31 + workedByDate.hashCode();
  }

  @Override
  public String toString() {
    return closedDays + " " + workedByDate;
  }
}
