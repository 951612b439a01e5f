package io.verdict.engine.artifact;

import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Constants and intervals as the author of a policy would write them.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class IntervalText {

  private static final int PERCENT_DIGITS = 2;

  private IntervalText() {}

  /**
   * An interval in the language's notation.
   *
   * @param symbols the symbols of a code, which its type may not know
   */
  public static String of(Interval interval, Type type, List<String> symbols) {
    if (interval.low() == interval.high()) {
      return of(interval.low(), type, symbols);
    }
    String low = interval.low() == Long.MIN_VALUE ? "(" : "[" + of(interval.low(), type, symbols);
    if (interval.high() == Long.MAX_VALUE) {
      return low + "..)";
    }
    boolean discrete =
        type.kind() == Kind.ENUM || type.kind() == Kind.DATE || type.kind() == Kind.CODE;
    return discrete
        ? low + ".." + of(interval.high(), type, symbols) + "]"
        : low + ".." + of(interval.high() + 1, type, symbols) + ")";
  }

  /** A constant in the language's notation. */
  public static String of(long value, Type type, List<String> symbols) {
    return switch (type.kind()) {
      case BOOL -> value == 1 ? "true" : "false";
      case MONEY -> decimal(value, type.scale()) + " " + type.currency();
      case DECIMAL -> decimal(value, type.scale());
      case RATE -> decimal(value, type.scale() - PERCENT_DIGITS) + "%";
      case DOUBLE -> String.valueOf(Doubles.decode(value));
      case DATE -> LocalDate.ofEpochDay(value).toString();
      case INSTANT -> Instant.ofEpochMilli(value).toString();
      case ENUM -> type.symbols().get((int) value);
      case CODE -> code(value, symbols);
      case INT, KEY, SET -> String.valueOf(value);
    };
  }

  private static String code(long value, List<String> symbols) {
    boolean named = value > 0 && value <= symbols.size();
    return named ? "\"" + symbols.get((int) value - 1) + "\"" : "*";
  }

  private static String decimal(long value, int scale) {
    BigDecimal decimal = BigDecimal.valueOf(value, scale).stripTrailingZeros();
    return decimal.scale() < 0 ? decimal.setScale(0).toPlainString() : decimal.toPlainString();
  }
}
