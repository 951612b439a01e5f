package io.verdict.replay.domain;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** The values of a record's slots by name, for conditions that are written down in Java. */
final class SlotValues {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final double EARTH_KM = 6_371.0;
  private static final double DEGREES = 100_000.0;
  private static final long CAP_FELL = 18_494; // 2020-08-20

  private final Record record;

  SlotValues(Record record) {
    this.record = record;
  }

  private int slot(String name) {
    int slot = record.layout().slot(name);
    if (!record.isPresent(slot)) {
      throw new IllegalStateException(name + " is missing");
    }
    return slot;
  }

  /** A number in the smallest unit of its type. */
  long at(String name) {
    return record.value(slot(name));
  }

  boolean is(String name) {
    return at(name) != 0;
  }

  /** Whether a symbol is one of these. */
  boolean in(String name, String... symbols) {
    int slot = slot(name);
    Type type = record.layout().schema().field(slot).type();
    int first = type.kind() == Kind.CODE ? 1 : 0;
    long number = record.value(slot);
    for (String symbol : symbols) {
      if (number == first + type.symbols().indexOf(symbol)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a set holds one of these. */
  boolean any(String name, String... members) {
    int slot = slot(name);
    List<String> all = record.layout().schema().field(slot).type().symbols();
    for (String member : members) {
      if ((record.value(slot) >> all.indexOf(member) & 1) != 0) {
        return true;
      }
    }
    return false;
  }

  boolean same(String one, String other) {
    int a = slot(one);
    int b = slot(other);
    return record.keyHigh(a) == record.keyHigh(b) && record.keyLow(a) == record.keyLow(b);
  }

  private ZonedDateTime local(String name) {
    return Instant.ofEpochMilli(at(name)).atZone(ZONE);
  }

  int hour(String name) {
    return local(name).getHour();
  }

  long day(String name) {
    return local(name).toLocalDate().toEpochDay();
  }

  /** The great circle between two places, by the spherical law of cosines. */
  double kilometres(String from, String to) {
    double lat1 = Math.toRadians(at(from + ".geo_lat") / DEGREES);
    double lat2 = Math.toRadians(at(to + ".geo_lat") / DEGREES);
    double east = Math.toRadians((at(from + ".geo_lon") - at(to + ".geo_lon")) / DEGREES);
    double cosine =
        Math.sin(lat1) * Math.sin(lat2) + Math.cos(lat1) * Math.cos(lat2) * Math.cos(east);
    return EARTH_KM * Math.acos(Math.max(-1, Math.min(1, cosine)));
  }

  /**
   * The line before the legal limit of consumer debt: what is affordable, to what a partner takes.
   */
  long lineBefore() {
    return Math.min(at("afford.max_line"), 50_000_00);
  }

  /** The line, floored to 100 within the legal limit. */
  long line() {
    long room = Math.max(200_000_00 - at("bureau.unsecured_debt"), 0);
    return lineBefore() <= room ? lineBefore() : room / 100_00 * 100_00;
  }

  /** The legal ceiling of the day, in millionths. */
  long legalCap() {
    return day("app.time") < CAP_FELL ? 360_000 : 240_000;
  }
}
