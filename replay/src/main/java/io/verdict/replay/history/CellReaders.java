package io.verdict.replay.history;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Makes the readers of cells, one for each kind of type. */
final class CellReaders {
  private static final int PERCENT_DIGITS = 2;

  private final RecordLayout layout;
  private final ZoneId zone;
  private final KeyFunction keys;

  CellReaders(RowTarget target) {
    this.layout = target.layout();
    this.zone = target.zone();
    this.keys = target.keys();
  }

  /** The reader of a type; the pattern is for dates and instants. */
  CellReader of(Type type, Optional<String> pattern) {
    return switch (type.kind()) {
      case BOOL -> CellReaders::readBool;
      case INT -> (text, record, slot) -> set(record, slot, ExactNumber.parse(text, 0));
      case MONEY, DECIMAL ->
          (text, record, slot) -> set(record, slot, ExactNumber.parse(text, type.scale()));
      case RATE -> CellReaders::readRate;
      case DOUBLE -> CellReaders::readDouble;
      case DATE -> date(pattern);
      case INSTANT -> instant(pattern);
      case ENUM, CODE -> this::readSymbol;
      case KEY -> this::readKey;
      case SET -> this::readSet;
    };
  }

  /** What a cell of a type looks like, for messages. */
  static String expected(Type type, Optional<String> pattern) {
    return switch (type.kind()) {
      case BOOL -> "true, false, 1, 0, yes or no";
      case RATE -> "rate such as 0.234 or 23.4%";
      case DATE, INSTANT -> type + " such as " + pattern.orElse(isoForm(type));
      default -> type.toString();
    };
  }

  private static String isoForm(Type type) {
    return type.equals(Type.date()) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
  }

  private static boolean set(Record record, int slot, long value) {
    record.set(slot, value);
    return value != ExactNumber.NONE;
  }

  private static boolean readBool(CharSequence text, Record record, int slot) {
    boolean yes = is(text, "true") || is(text, "1") || is(text, "yes");
    record.set(slot, yes ? 1 : 0);
    return yes || is(text, "false") || is(text, "0") || is(text, "no");
  }

  private static boolean is(CharSequence text, String word) {
    return CharSequence.compare(text, word) == 0;
  }

  private static boolean readRate(CharSequence text, Record record, int slot) {
    int end = text.length();
    boolean percent = end > 0 && text.charAt(end - 1) == '%';
    long millionths =
        percent
            ? ExactNumber.parse(text, end - 1, Type.RATE_SCALE - PERCENT_DIGITS)
            : ExactNumber.parse(text, Type.RATE_SCALE);
    return set(record, slot, millionths);
  }

  private static boolean readDouble(CharSequence text, Record record, int slot) {
    double value;
    try {
      value = Double.parseDouble(text.toString());
    } catch (NumberFormatException wrong) {
      return false;
    }
    if (Double.isFinite(value)) {
      record.set(slot, Doubles.encode(value));
    }
    return Double.isFinite(value);
  }

  private static CellReader date(Optional<String> pattern) {
    if (pattern.isEmpty()) {
      return (text, record, slot) -> set(record, slot, TimeText.day(text));
    }
    DateTimeFormatter formatter = TimePattern.formatter(pattern.get());
    return (text, record, slot) -> {
      try {
        record.set(slot, LocalDate.parse(text.toString(), formatter).toEpochDay());
        return true;
      } catch (DateTimeException wrong) {
        return false;
      }
    };
  }

  private CellReader instant(Optional<String> pattern) {
    LocalMillis reader = LocalMillis.of(pattern);
    ZoneClock clock = new ZoneClock(zone);
    return (text, record, slot) -> {
      long local = reader.read(text);
      return set(record, slot, local == TimeText.NONE ? local : clock.epochMillis(local));
    };
  }

  /** Reads a local time; {@link TimeText#NONE} for what is none. */
  @FunctionalInterface
  interface LocalMillis {
    long read(CharSequence text);

    /** The reader of a pattern, or of the ISO form. */
    static LocalMillis of(Optional<String> pattern) {
      if (pattern.isEmpty()) {
        return TimeText::millis;
      }
      if (pattern.get().equals("yyyy-MM-dd HH:mm:ss")) {
        return text -> shaped(text, ' ');
      }
      if (pattern.get().equals("yyyy-MM-dd'T'HH:mm:ss")) {
        return text -> shaped(text, 'T');
      }
      DateTimeFormatter formatter = TimePattern.formatter(pattern.get());
      return text -> parsed(text, formatter);
    }

    private static long shaped(CharSequence text, char between) {
      boolean isShaped = text.length() == 19 && text.charAt(10) == between;
      return isShaped ? TimeText.millis(text) : TimeText.NONE;
    }

    private static long parsed(CharSequence text, DateTimeFormatter formatter) {
      try {
        return LocalDateTime.parse(text.toString(), formatter)
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();
      } catch (DateTimeException wrong) {
        return TimeText.NONE;
      }
    }
  }

  private boolean readSymbol(CharSequence text, Record record, int slot) {
    String symbol = text.toString();
    if (layout.symbolNumber(slot, symbol) < 0) {
      return false;
    }
    record.setSymbol(slot, symbol);
    return true;
  }

  private boolean readKey(CharSequence text, Record record, int slot) {
    try {
      keys.set(record, slot, text);
      return true;
    } catch (IllegalArgumentException tooLong) {
      return false;
    }
  }

  /** {@code a|b}; a text that a mapping made empty is the empty set. */
  private boolean readSet(CharSequence text, Record record, int slot) {
    long bits = 0;
    int start = 0;
    for (int at = 0; at <= text.length() && text.length() > 0; at++) {
      if (at == text.length() || text.charAt(at) == '|') {
        int number = layout.symbolNumber(slot, text.subSequence(start, at).toString());
        if (number < 0) {
          return false;
        }
        bits |= 1L << number;
        start = at + 1;
      }
    }
    record.set(slot, bits);
    return true;
  }
}
