package io.verdict.example;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Field;
import io.verdict.engine.service.RecordFiller;
import io.verdict.spring.Applicants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The fields of a request, put into a record as the policy types them: amounts, rates and decimals
 * as JSON numbers or texts in major units, identifiers as texts, which are hashed here and go no
 * further.
 */
final class Fields {
  private static final int MONEY_DIGITS = 2;
  private static final int RATE_DIGITS = 6;

  private Fields() {}

  /** A filler; fields that the policy does not know are refused by name. */
  static RecordFiller of(Map<String, Object> fields, Applicants applicants) {
    return record -> fields.forEach((name, value) -> set(record, name, value, applicants));
  }

  private static void set(Record record, String name, Object value, Applicants applicants) {
    int slot = record.layout().slot(name);
    Field field = record.layout().schema().field(slot);
    if (value == null) {
      record.setMissing(slot);
      return;
    }
    try {
      switch (field.type().kind()) {
        case BOOL -> record.bool(name, (Boolean) value);
        case INT -> record.integer(name, scaled(value, 0));
        case MONEY -> record.money(name, scaled(value, MONEY_DIGITS));
        case RATE -> record.rate(name, scaled(value, RATE_DIGITS));
        case DECIMAL -> record.decimal(name, scaled(value, field.type().scale()));
        case DOUBLE -> record.float64(name, ((Number) value).doubleValue());
        case DATE -> record.date(name, LocalDate.parse((String) value));
        case INSTANT -> record.instant(name, Instant.parse((String) value));
        case ENUM, CODE -> record.symbol(name, (String) value);
        case KEY -> applicants.set(record, slot, (String) value);
        case SET -> record.set(slot, members(record, slot, (List<?>) value));
      }
    } catch (ClassCastException | java.time.DateTimeException | ArithmeticException unfit) {
      throw new IllegalArgumentException(name + " takes a value of type " + field.type(), unfit);
    }
  }

  private static long scaled(Object value, int digits) {
    return new BigDecimal(value.toString())
        .setScale(digits, RoundingMode.UNNECESSARY)
        .unscaledValue()
        .longValueExact();
  }

  private static long members(Record record, int slot, List<?> names) {
    long members = 0;
    for (Object name : names) {
      int number = record.layout().symbolNumber(slot, (String) name);
      if (number < 0) {
        throw new ClassCastException("no member of the set");
      }
      members |= 1L << number;
    }
    return members;
  }
}
