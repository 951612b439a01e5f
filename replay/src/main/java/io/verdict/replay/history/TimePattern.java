package io.verdict.replay.history;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Patterns of dates and times as a mapping writes them. */
final class TimePattern {
  private TimePattern() {}

  /** Whether it is a pattern that says at least which day it is. */
  static boolean isValid(String pattern) {
    try {
      DateTimeFormatter formatter = formatter(pattern);
      String sample = formatter.format(LocalDateTime.of(2024, 2, 29, 13, 14, 15));
      return formatter.parse(sample).isSupported(ChronoField.EPOCH_DAY);
    } catch (IllegalArgumentException | DateTimeException unusable) {
      return false;
    }
  }

  /** The formatter of a pattern: strict, so that 30 February is no date; in no one's language. */
  static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern.replace("yyyy", "uuuu"))
        .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
