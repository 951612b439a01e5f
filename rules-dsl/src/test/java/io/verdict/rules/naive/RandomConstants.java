package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Random constants: as a policy writes them, and as a record holds them. */
final class RandomConstants {

  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 12, 20);
  private static final LocalDateTime FIRST_MINUTE = LocalDateTime.of(2026, 3, 28, 20, 0);

  private final Dice dice;
  private final ZoneId zone;

  RandomConstants(Dice dice, ZoneId zone) {
    this.dice = dice;
    this.zone = zone;
  }

  /** A constant's text and value. */
  record Constant(String text, Object value) {}

  /** A constant of the slot's type. */
  Constant of(Named named) {
    return of(named.type(), named.isWide());
  }

  Constant of(Type type, boolean wide) {
    return switch (type.kind()) {
      case INT -> number(BigDecimal.valueOf(wide ? wideLong() : dice.between(-5, 30)));
      case MONEY -> money(type, wide);
      case DECIMAL -> number(BigDecimal.valueOf(dice.between(-200, 500), type.scale()));
      case RATE -> rate();
      case DOUBLE -> real();
      case BOOL -> {
        boolean value = dice.chance(50);
        yield new Constant(String.valueOf(value), value);
      }
      case DATE -> {
        LocalDate day = FIRST_DAY.plusDays(dice.below(90));
        yield new Constant(day.toString(), day);
      }
      case INSTANT -> instant();
      case ENUM -> {
        String symbol = dice.pick(type.symbols());
        yield new Constant(dice.chance(10) ? quoted(symbol) : symbol, symbol);
      }
      case CODE -> {
        String code = dice.pick(Vocabulary.CODES.subList(0, 4));
        yield new Constant(quoted(code), code);
      }
      case KEY, SET -> throw new IllegalArgumentException("no constants of " + type);
    };
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static Constant number(BigDecimal value) {
    return new Constant(value.toPlainString(), value);
  }

  private Constant money(Type type, boolean wide) {
    long units = wide ? wideLong() : dice.between(-20, 400) * dice.of(1L, 25L, 100L);
    BigDecimal amount = BigDecimal.valueOf(units, type.scale());
    return new Constant(amount.toPlainString() + " " + type.currency(), amount);
  }

  long wideLong() {
    return switch (dice.below(6)) {
      case 0 -> Long.MAX_VALUE - dice.below(3);
      case 1 -> Long.MIN_VALUE + dice.below(3);
      case 2 -> dice.between(-3, 3);
      case 3 -> dice.anyLong();
      case 4 -> dice.of(1L << 31, 1L << 32, 3_037_000_500L, 1L << 62, -(1L << 62));
      default -> dice.between(-1_000_000, 1_000_000);
    };
  }

  private Constant rate() {
    BigDecimal value = BigDecimal.valueOf(dice.between(-50, 300) * dice.of(100L, 1_000L, 1L), 6);
    String text =
        switch (dice.below(3)) {
          case 0 -> value.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
          case 1 -> value.movePointRight(4).stripTrailingZeros().toPlainString() + "bp";
          default -> value.stripTrailingZeros().toPlainString();
        };
    return new Constant(text, value);
  }

  private Constant real() {
    BigDecimal value = BigDecimal.valueOf(dice.between(-300, 3_000), dice.between(0, 3));
    return new Constant(value.toPlainString(), value.doubleValue());
  }

  private Constant instant() {
    LocalDateTime local = FIRST_MINUTE.plusMinutes(dice.below(2_000));
    Instant value = local.toInstant(ZoneOffset.UTC);
    return switch (dice.below(3)) {
      case 0 -> new Constant(local + "Z", value);
      case 1 -> new Constant(local + "+05:30", value.minus(330, ChronoUnit.MINUTES));
      default -> new Constant(local.toString(), local.atZone(zone).toInstant());
    };
  }

  /** A neighbour of a value: a unit below, itself, or a unit above. */
  static Object moved(Object value, Type type, int units) {
    if (value instanceof BigDecimal number) {
      BigDecimal moved = number.add(BigDecimal.valueOf(units, type.scale()));
      return Exact.fits(moved.setScale(type.scale())) ? moved : number;
    }
    if (value instanceof Double number) {
      return units == 0 ? number : units > 0 ? Math.nextUp(number) : Math.nextDown(number);
    }
    if (value instanceof LocalDate day) {
      return day.plusDays(units);
    }
    if (value instanceof Instant instant) {
      return instant.plusMillis(units);
    }
    if (value instanceof Boolean bool) {
      return units == 0 ? bool : !bool;
    }
    if (type.kind() == Kind.ENUM) {
      int order = type.symbols().indexOf((String) value) + units;
      return type.symbols().get(Math.floorMod(order, type.symbols().size()));
    }
    return value;
  }
}
