package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.ArithmeticOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Computed values: {@link Exact}, Double, Boolean, LocalDate, Instant, {@link Symbol}, String or
 * Set; null where it is unknown, as it is for a missing value, a special one, an overflow, a
 * division by zero and whatever is not a finite number.
 */
final class NaiveValues {

  private static final int RATE_DIGITS = 6;
  private static final int MONEY_DIGITS = 2;
  private static final long DAY_MILLIS = 86_400_000;

  private final NaiveRun run;
  private final NaiveFunctions functions;

  NaiveValues(NaiveRun run) {
    this.run = run;
    this.functions = new NaiveFunctions(run, this);
  }

  ZoneId zone() {
    return run.scope.header.zone();
  }

  Object value(Expression expression) {
    if (expression instanceof Expression.Reference reference) {
      return named(reference.name());
    }
    if (expression instanceof Literal literal) {
      return literal(literal);
    }
    if (expression instanceof Expression.Negation negation) {
      Object operand = value(negation.operand());
      return operand instanceof Exact exact ? exact.negated() : doubled(0.0, operand, '-');
    }
    if (expression instanceof Expression.Arithmetic arithmetic) {
      return arithmetic(arithmetic);
    }
    if (expression instanceof Expression.Call call) {
      return functions.call(call);
    }
    Kleene truth = run.conditions.truth(expression);
    return truth == Kleene.UNKNOWN ? null : truth == Kleene.TRUE;
  }

  /** A slot, a plain parameter, or the value of an enum. */
  private Object named(String name) {
    if (run.scope.isSlot(name)) {
      return operand(run.slot(name), run.scope.types.get(name));
    }
    if (run.scope.isPlainParam(name)) {
      var param = run.scope.params.get(name);
      Type type = NaiveTypes.of(param.type());
      Object value = value(param.entries().get(0).value());
      return operand(NaiveRun.converted(value, type, null), type);
    }
    return name;
  }

  /** What a slot gives to an expression: a special value is not a value. */
  static Object operand(Object held, Type type) {
    if (held == null || held instanceof Special) {
      return null;
    }
    if (held instanceof BigDecimal number) {
      return Exact.of(number);
    }
    return type.kind() == Kind.ENUM ? new Symbol((String) held, type.symbols()) : held;
  }

  private Object literal(Literal literal) {
    if (literal instanceof Literal.Numeric number) {
      BigDecimal plain = number.value().stripTrailingZeros();
      return Exact.of(plain.scale() < 0 ? plain.setScale(0) : plain);
    }
    if (literal instanceof Literal.Rate rate) {
      return Exact.of(rate.value().setScale(RATE_DIGITS, RoundingMode.UNNECESSARY));
    }
    if (literal instanceof Literal.Money money) {
      return Exact.of(money.amount().setScale(MONEY_DIGITS, RoundingMode.UNNECESSARY));
    }
    if (literal instanceof Literal.Span span) {
      return Exact.of(span.millis());
    }
    if (literal instanceof Literal.Date date) {
      return date.value();
    }
    if (literal instanceof Literal.Timestamp time) {
      return time.offset()
          .map(offset -> time.local().toInstant(offset))
          .orElseGet(() -> time.local().atZone(zone()).toInstant());
    }
    if (literal instanceof Literal.Text text) {
      return text.value();
    }
    return literal instanceof Literal.Bool bool ? bool.value() : null;
  }

  private Object arithmetic(Expression.Arithmetic arithmetic) {
    Object left = value(arithmetic.left());
    if (left instanceof LocalDate || left instanceof Instant) {
      long millis = ((Literal.Span) arithmetic.right()).millis();
      return moved(left, arithmetic.operator() == ArithmeticOperator.ADD ? millis : -millis);
    }
    Object right = value(arithmetic.right());
    if (left == null || right == null) {
      return null;
    }
    char sign = arithmetic.operator().symbol().charAt(0);
    if (left instanceof Double || right instanceof Double) {
      return doubled(left, right, sign);
    }
    Exact l = (Exact) left;
    Exact r = (Exact) right;
    return switch (sign) {
      case '+' -> l.plus(r);
      case '-' -> l.minus(r);
      case '*' -> l.times(r);
      default -> l.over(r);
    };
  }

  private static Object moved(Object time, long millis) {
    return time instanceof LocalDate date
        ? date.plusDays(millis / DAY_MILLIS)
        : ((Instant) time).plusMillis(millis);
  }

  /** Arithmetic of doubles; a bare number beside a double is one. */
  private static Object doubled(Object left, Object right, char sign) {
    if (left == null || right == null) {
      return null;
    }
    double l = toDouble(left);
    double r = toDouble(right);
    return finite(
        switch (sign) {
          case '+' -> l + r;
          case '-' -> l - r;
          case '*' -> l * r;
          default -> l / r;
        });
  }

  /** The double, with one zero only; null if it is not finite. */
  static Double finite(double value) {
    return Double.isFinite(value) ? Double.valueOf(value + 0.0) : null;
  }

  static double toDouble(Object number) {
    return number instanceof Exact exact ? exact.decimal().doubleValue() : (Double) number;
  }
}
