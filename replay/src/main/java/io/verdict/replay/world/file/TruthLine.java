package io.verdict.replay.world.file;

import io.verdict.replay.world.plan.Calendar;
import io.verdict.replay.world.plan.EpisodeKind;
import io.verdict.replay.world.plan.FraudType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** One parsed line of the truth file. */
final class TruthLine {
  private static final int FIELDS = 14;
  private static final int FIRST_SCALED = 6;
  private static final int TIME_LENGTH = 19;
  private static final Map<String, FraudType> TYPES = new HashMap<>();
  private static final Map<String, EpisodeKind> KINDS = new HashMap<>();

  static {
    for (FraudType type : FraudType.values()) {
      TYPES.put(type.label(), type);
    }
    for (EpisodeKind kind : EpisodeKind.values()) {
      KINDS.put(kind.label(), kind);
    }
  }

  long time;
  long person;
  long episode;
  FraudType type = FraudType.NONE;
  EpisodeKind kind = EpisodeKind.SOLO;
  final long[] scaled = new long[TruthColumns.SCALED];
  private final String[] fields = new String[FIELDS];

  /** Adds the line to the columns; false if it is malformed. */
  boolean parse(String line, TruthColumns columns) {
    if (!split(line)) {
      return false;
    }
    try {
      time = localSeconds(fields[1]);
      person = Long.parseUnsignedLong(fields[2], 16);
      type = TYPES.get(fields[3]);
      kind = KINDS.get(fields[4]);
      episode = fields[5].isEmpty() ? 0 : Long.parseUnsignedLong(fields[5], 16);
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = digits(fields[FIRST_SCALED + i]);
      }
    } catch (DateTimeException | NumberFormatException malformed) {
      return false;
    }
    if (type == null || kind == null) {
      return false;
    }
    columns.add(this);
    return true;
  }

  private boolean split(String line) {
    int from = 0;
    for (int i = 0; i < FIELDS; i++) {
      int comma = line.indexOf(',', from);
      boolean last = i == FIELDS - 1;
      if (last != (comma < 0)) {
        return false;
      }
      fields[i] = last ? line.substring(from) : line.substring(from, comma);
      from = comma + 1;
    }
    return true;
  }

  /** The form {@code 2024-05-03T10:00:00}; a fifth of the time of the general parser. */
  private static long localSeconds(String time) {
    if (time.length() != TIME_LENGTH || time.charAt(10) != 'T') {
      throw new NumberFormatException("not a time");
    }
    LocalDate date = LocalDate.of(number(time, 0, 4), number(time, 5, 7), number(time, 8, 10));
    int second = (number(time, 11, 13) * 60 + number(time, 14, 16)) * 60 + number(time, 17, 19);
    return date.toEpochDay() * Calendar.DAY_SECONDS + second;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** The digits of a decimal as one number: its fixed scale is known by its column. */
  private static long digits(String decimal) {
    int point = decimal.indexOf('.');
    if (point < 0) {
      throw new NumberFormatException("no decimal point");
    }
    return Long.parseLong(decimal.substring(0, point) + decimal.substring(point + 1));
  }
}
