package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeSet;

/** The reader of constants: what is written, as the long that stands for it in a type. */
final class Constants {

  /** From here on a bare number that stands for a rate is doubted. */
  private static final BigDecimal DOUBTFUL_RATE = BigDecimal.valueOf(5);

  private final Reporter reporter;
  private final Scope scope;
  private final Params params;
  private final ZoneId zone;

  Constants(Reporter reporter, Scope scope, Params params, ZoneId zone) {
    this.reporter = reporter;
    this.scope = scope;
    this.params = params;
    this.zone = zone;
  }

  /**
   * The long of a constant.
   *
   * @param slot the slot that it is held against, whose dictionary a code goes into
   */
  long read(Expression constant, Type type, int slot) {
    if (constant instanceof Literal.Span length && slot >= 0 && scope.isInMillis(slot)) {
      return length.millis();
    }
    if (type.kind() == Kind.CODE) {
      if (scope.field(slot).isPersonal()) {
        reporter.report(constant.span(), PolicyCode.PERSONAL_CONSTANT, scope.field(slot).name());
      }
      return scope.symbol(slot, text(constant, type));
    }
    long value = read(constant, type);
    if (type.kind() == Kind.RATE && constant instanceof Literal.Numeric number) {
      doubtWhole(number);
    }
    return value;
  }

  /** A bare number that is a rate of hundreds of percent was most likely meant as percent. */
  private void doubtWhole(Literal.Numeric number) {
    if (number.value().abs().compareTo(DOUBTFUL_RATE) >= 0) {
      String written = number.value().toPlainString();
      String percent = number.value().movePointRight(2).stripTrailingZeros().toPlainString();
      reporter.report(number.span(), PolicyCode.RATE_WITHOUT_PERCENT, written, percent);
    }
  }

  /** The same for a constant that a slot is held equal to: none of the slot's special values. */
  long readValue(Expression constant, Type type, int slot) {
    long value = read(constant, type, slot);
    for (SpecialValue special : scope.field(slot).specials()) {
      if (special.value() == value) {
        throw reporter.failure(constant.span(), PolicyCode.CONSTANT_IS_SPECIAL, special.name());
      }
    }
    return value;
  }

  /** The long of a constant of a type that needs no dictionary. */
  long read(Expression constant, Type type) {
    if (constant instanceof Expression.Reference reference) {
      return named(reference, type);
    }
    SourceSpan span = constant.span();
    return switch (type.kind()) {
      case BOOL -> constant instanceof Literal.Bool bool ? (bool.value() ? 1 : 0) : bad(span, type);
      case DATE ->
          constant instanceof Literal.Date date ? date.value().toEpochDay() : bad(span, type);
      case INSTANT -> constant instanceof Literal.Timestamp time ? instant(time) : bad(span, type);
      case ENUM ->
          constant instanceof Literal.Text text
              ? symbol(text.value(), type, span)
              : bad(span, type);
      case INT, MONEY, DECIMAL, RATE, DOUBLE -> number(number(constant, type), type, span);
      case KEY -> throw reporter.failure(span, PolicyCode.KEY_CONSTANT);
      case SET -> throw reporter.failure(span, PolicyCode.SET_MISUSED);
      case CODE -> throw reporter.failure(span, PolicyCode.CODES_COMPARED);
    };
  }

  /** The text of a code's constant, which may be a parameter. */
  String text(Expression constant, Type type) {
    if (constant instanceof Literal.Text text) {
      return text.value();
    }
    if (constant instanceof Expression.Reference reference) {
      Optional<Params.Plain> param = params.plain(reference.name());
      if (param.isPresent() && param.get().type().kind() == type.kind()) {
        params.use(reference.name());
        return text(param.get().value(), type);
      }
      throw reporter.unknown(
          reference.span(), PolicyCode.UNKNOWN_NAME, reference.name(), scope.names());
    }
    throw reporter.failure(constant.span(), PolicyCode.CONSTANT_TYPE, type.toString());
  }

  /** Whether a name is a constant here: a value of the type, or a parameter. */
  boolean isNamedConstant(String name, Type type) {
    boolean symbol = type.kind() == Kind.ENUM && type.symbols().contains(name);
    return symbol || params.plain(name).isPresent();
  }

  private long named(Expression.Reference reference, Type type) {
    if (type.kind() == Kind.ENUM && type.symbols().contains(reference.name())) {
      return type.symbols().indexOf(reference.name());
    }
    Optional<Params.Plain> param = params.plain(reference.name());
    if (param.isPresent()) {
      if (!param.get().type().equals(type)) {
        throw reporter.failure(
            reference.span(),
            PolicyCode.TYPE_MISMATCH,
            type.toString(),
            param.get().type().toString());
      }
      params.use(reference.name());
      return read(param.get().value(), type);
    }
    if (type.kind() == Kind.ENUM) {
      return symbol(reference.name(), type, reference.span());
    }
    if (type.kind() == Kind.SET) {
      throw reporter.failure(reference.span(), PolicyCode.SET_MISUSED);
    }
    if (scope.find(reference.name()).isPresent()) {
      throw reporter.failure(reference.span(), PolicyCode.CONSTANT_TYPE, type.toString());
    }
    throw reporter.unknown(
        reference.span(), PolicyCode.UNKNOWN_NAME, reference.name(), scope.names());
  }

  private long symbol(String symbol, Type type, SourceSpan span) {
    int index = type.symbols().indexOf(symbol);
    if (index < 0) {
      throw reporter.unknown(span, PolicyCode.UNKNOWN_VALUE, symbol, new TreeSet<>(type.symbols()));
    }
    return index;
  }

  /** The bits of a set's members. */
  long members(Iterable<Expression> members, Type type) {
    long bits = 0;
    for (Expression member : members) {
      String name =
          member instanceof Expression.Reference reference
              ? reference.name()
              : member instanceof Literal.Text text ? text.value() : "";
      if (name.isEmpty()) {
        throw reporter.failure(member.span(), PolicyCode.CONSTANT_TYPE, type.toString());
      }
      bits |= 1L << symbol(name, type, member.span());
    }
    return bits;
  }

  private long bad(SourceSpan span, Type type) {
    throw reporter.failure(span, PolicyCode.CONSTANT_TYPE, type.toString());
  }

  private long instant(Literal.Timestamp time) {
    return time.offset()
        .map(offset -> time.local().toInstant(offset))
        .orElseGet(() -> time.local().atZone(zone).toInstant())
        .toEpochMilli();
  }

  private BigDecimal number(Expression constant, Type type) {
    Kind kind = type.kind();
    if (kind == Kind.MONEY) {
      return amount(constant, type);
    }
    if (constant instanceof Literal.Numeric number) {
      return number.value();
    }
    boolean fraction = kind == Kind.RATE || kind == Kind.DOUBLE;
    if (constant instanceof Literal.Rate rate && fraction) {
      return rate.value();
    }
    throw reporter.failure(constant.span(), PolicyCode.CONSTANT_TYPE, type.toString());
  }

  private BigDecimal amount(Expression constant, Type type) {
    if (constant instanceof Literal.Numeric) {
      throw reporter.failure(constant.span(), PolicyCode.CURRENCY_MISSING, type.currency());
    }
    if (!(constant instanceof Literal.Money money)) {
      throw reporter.failure(constant.span(), PolicyCode.CONSTANT_TYPE, type.toString());
    }
    if (!money.currency().equals(type.currency())) {
      throw reporter.failure(
          constant.span(), PolicyCode.CURRENCY_MISMATCH, type.currency(), money.currency());
    }
    return money.amount();
  }

  /** A number in the units of a type, which must hold it exactly. */
  long number(BigDecimal value, Type type, SourceSpan span) {
    if (type.kind() == Kind.DOUBLE) {
      return Doubles.encode(value.doubleValue());
    }
    BigDecimal units = value.movePointRight(type.scale()).stripTrailingZeros();
    if (units.scale() > 0) {
      throw reporter.failure(
          span, PolicyCode.CONSTANT_TOO_FINE, type.toString(), String.valueOf(type.scale()));
    }
    if (units.precision() - units.scale() > 19 || units.toBigInteger().bitLength() > 63) {
      throw reporter.failure(span, PolicyCode.CONSTANT_TOO_LARGE, type.toString());
    }
    return units.longValueExact();
  }
}
