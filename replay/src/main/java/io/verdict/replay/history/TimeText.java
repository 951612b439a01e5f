package io.verdict.replay.history;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads dates and local times in ISO form, a space allowed for the T, without a formatter. */
final class TimeText {
  /** What stands for a text that is no date or time. */
  static final long NONE = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final long DAY_MILLIS = 86_400_000;

  private TimeText() {}

  /** Days since 1970-01-01 of {@code 2026-12-01}, or {@link #NONE}. */
  static long day(CharSequence text) {
    return text.length() == DATE_LENGTH ? dayOf(text) : NONE;
  }

  /** Local milliseconds since 1970 of {@code 2026-12-01 10:00[:00[.000]]}, or {@link #NONE}. */
  static long millis(CharSequence text) {
    int length = text.length();
    boolean shaped =
        (length == 16 || length == 19 || length == 23)
            && (text.charAt(10) == ' ' || text.charAt(10) == 'T')
            && text.charAt(13) == ':'
            && (length < 19 || text.charAt(16) == ':')
            && (length < 23 || text.charAt(19) == '.');
    if (!shaped) {
      return NONE;
    }
    long day = dayOf(text);
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = length < 19 ? 0 : digits(text, 17, 2);
    int milli = length < 23 ? 0 : digits(text, 20, 3);
    if (day == NONE || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    if (hour < 0 || minute < 0 || second < 0 || milli < 0) {
      return NONE;
    }
    return day * DAY_MILLIS + ((hour * 60L + minute) * 60 + second) * 1000 + milli;
  }

  private static long dayOf(CharSequence text) {
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 2);
    int day = digits(text, 8, 2);
    if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return NONE;
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException impossible) {
      return NONE;
    }
  }

  private static int digits(CharSequence text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
