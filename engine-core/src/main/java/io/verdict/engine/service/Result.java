package io.verdict.engine.service;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.Objects;

/**
 * A computed value that an answer carries, such as the line, the price or what becomes of a line.
 *
 * @param name the slot's name
 * @param value as {@link Kind} says: minor units, millionths, unscaled, day, millisecond, number
 * @param text the symbol of an enum or code, empty else
 */
public record Result(String name, long value, String text) {
  public Result {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
  }

  /** The value of a slot, or null when it is missing or special. */
  static Result of(Record record, int slot) {
    if (!record.isPresent(slot)) {
      return null;
    }
    Type type = record.layout().schema().field(slot).type();
    long value = record.value(slot);
    return new Result(record.layout().schema().field(slot).name(), value, symbol(type, value));
  }

  private static String symbol(Type type, long value) {
    int index =
        type.kind() == Kind.ENUM ? (int) value : type.kind() == Kind.CODE ? (int) value - 1 : -1;
    return index >= 0 && index < type.symbols().size() ? type.symbols().get(index) : "";
  }

  /** The name alone: the value is the applicant's. */
  @Override
  public String toString() {
    return name;
  }
}
