package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedValue;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A computed value and its type while an expression is checked.
 *
 * <p>Exact arithmetic puts division off: a quotient is held as dividend and divisor until a
 * rounding is named, so that it is rounded once.
 *
 * @param span the expression
 * @param value the value, or the dividend
 * @param type its type; of a quotient, that of the dividend
 * @param literal the number, if it is written as one without a unit: it still adapts to a type
 * @param divisor the divisor, if this is a quotient
 * @param divisorScale digits behind the point of the divisor
 */
record Typed(
    SourceSpan span,
    CheckedValue value,
    Type type,
    Optional<BigDecimal> literal,
    Optional<CheckedValue> divisor,
    int divisorScale) {

  static Typed of(SourceSpan span, CheckedValue value, Type type) {
    return new Typed(span, value, type, Optional.empty(), Optional.empty(), 0);
  }

  Typed withSpan(SourceSpan wider) {
    return new Typed(wider, value, type, literal, divisor, divisorScale);
  }

  Kind kind() {
    return type.kind();
  }

  int scale() {
    return type.scale();
  }

  boolean isLiteral() {
    return literal.isPresent();
  }

  boolean isConstant() {
    return value instanceof CheckedValue.Constant && divisor.isEmpty();
  }

  boolean isNumeric() {
    return switch (kind()) {
      case INT, MONEY, DECIMAL, RATE, DOUBLE -> true;
      default -> false;
    };
  }
}
