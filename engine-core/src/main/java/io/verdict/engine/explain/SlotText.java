package io.verdict.engine.explain;

import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** Writes a slot's value as text, exactly and in one way. */
public final class SlotText {
  private SlotText() {}

  /** The value of a slot; empty when missing, a special value by its name, a key as dots. */
  public static String of(Record record, int slot) {
    Field field = record.layout().schema().field(slot);
    byte state = record.state(slot);
    if (state == Record.MISSING) {
      return "";
    }
    if (state != Record.PRESENT) {
      return field.specials().get(state - Record.FIRST_SPECIAL).name();
    }
    return of(record, slot, field.type());
  }

  private static String of(Record record, int slot, Type type) {
    long value = record.value(slot);
    return switch (type.kind()) {
      case BOOL -> value != 0 ? "true" : "false";
      case INT -> Long.toString(value);
      case MONEY, DECIMAL -> BigDecimal.valueOf(value, type.scale()).toPlainString();
      case RATE -> BigDecimal.valueOf(value, Type.RATE_SCALE).toPlainString();
      case DOUBLE -> Double.toString(Doubles.decode(value));
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case INSTANT -> Instant.ofEpochMilli(value).toString();
      case ENUM -> type.symbols().get((int) value);
      case CODE -> code(record, slot, type, value);
      case KEY -> "…";
      case SET -> set(type, value);
    };
  }

  private static String code(Record record, int slot, Type type, long value) {
    String text = record.text(slot);
    if (text != null) {
      return text;
    }
    return value == 0 ? "other" : type.symbols().get((int) value - 1);
  }

  private static String set(Type type, long bits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < type.symbols().size(); i++) {
      if ((bits >>> i & 1) != 0) {
        text.append(text.isEmpty() ? "" : "|").append(type.symbols().get(i));
      }
    }
    return text.toString();
  }
}
