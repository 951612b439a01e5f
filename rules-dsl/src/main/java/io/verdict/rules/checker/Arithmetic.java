package io.verdict.rules.checker;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rounding;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.CheckedValue.Constant;
import io.verdict.rules.checked.CheckedValue.Step;
import io.verdict.rules.checked.Sameness;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ArithmeticOperator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Typed arithmetic: exact in scaled longs, doubles apart, quotients put off until they are rounded.
 */
final class Arithmetic {

  private final Reporter reporter;
  private final Agreement agreement;

  Arithmetic(Reporter reporter) {
    this.reporter = reporter;
    this.agreement = new Agreement(reporter);
  }

  Agreement agreement() {
    return agreement;
  }

  /** A bare number. */
  static Typed number(SourceSpan span, BigDecimal value, Reporter reporter) {
    BigDecimal least = value.stripTrailingZeros();
    if (least.scale() < 0) {
      least = least.setScale(0);
    }
    Type type = least.scale() == 0 ? Type.integer() : Type.decimal(Math.min(18, least.scale()));
    boolean large = least.unscaledValue().bitLength() > 63 || least.scale() > Type.MAX_SCALE;
    if (large) {
      throw reporter.failure(span, PolicyCode.CONSTANT_TOO_LARGE, type.toString());
    }
    Constant constant = new Constant(least.unscaledValue().longValueExact());
    return new Typed(span, constant, type, Optional.of(least), Optional.empty(), 0);
  }

  Typed combine(ArithmeticOperator operator, Typed left, Typed right, SourceSpan span) {
    requireNumber(left);
    requireNumber(right);
    if (left.isLiteral() && right.isLiteral() && operator != ArithmeticOperator.DIVIDE) {
      return folded(operator, left, right, span);
    }
    if (left.kind() == Kind.DOUBLE || right.kind() == Kind.DOUBLE) {
      return doubles(operator, left, right, span);
    }
    return switch (operator) {
      case ADD -> sum(Op.ADD, left, right, span);
      case SUBTRACT -> sum(Op.SUB, left, right, span);
      case MULTIPLY -> product(left, right, span);
      case DIVIDE -> quotient(left, right, span);
    };
  }

  private Typed folded(ArithmeticOperator operator, Typed left, Typed right, SourceSpan span) {
    BigDecimal l = left.literal().orElseThrow();
    BigDecimal r = right.literal().orElseThrow();
    BigDecimal value =
        switch (operator) {
          case ADD -> l.add(r);
          case SUBTRACT -> l.subtract(r);
          default -> l.multiply(r);
        };
    return number(span, value, reporter);
  }

  private Typed doubles(ArithmeticOperator operator, Typed left, Typed right, SourceSpan span) {
    Op op =
        switch (operator) {
          case ADD -> Op.D_ADD;
          case SUBTRACT -> Op.D_SUB;
          case MULTIPLY -> Op.D_MUL;
          case DIVIDE -> Op.D_DIV;
        };
    Typed l = left.isLiteral() ? agreement.fit(left, Type.float64()) : left;
    Typed r = right.isLiteral() ? agreement.fit(right, Type.float64()) : right;
    agreement.requireSameKind(l, r, span);
    return Typed.of(span, Step.of(op, l.value(), r.value()), Type.float64());
  }

  private Typed sum(Op op, Typed left, Typed right, SourceSpan span) {
    Typed l = left.isLiteral() ? agreement.fit(left, right.type()) : left;
    Typed r = right.isLiteral() ? agreement.fit(right, left.type()) : right;
    agreement.requireSameKind(l, r, span);
    Optional<CheckedValue> divisor = l.divisor().or(r::divisor);
    int divisorScale = l.divisor().isPresent() ? l.divisorScale() : r.divisorScale();
    boolean both = l.divisor().isPresent() && r.divisor().isPresent();
    boolean common = both && Sameness.same(l.divisor().orElseThrow(), r.divisor().orElseThrow());
    if (divisor.isPresent() && !common) {
      Typed wideLeft = timesDivisor(l, r, span);
      Typed wideRight = timesDivisor(r, l, span);
      if (both) {
        divisor = Optional.of(multiplied(l.divisor().orElseThrow(), r.divisor().orElseThrow()));
        divisorScale = l.divisorScale() + r.divisorScale();
      }
      l = wideLeft;
      r = wideRight;
    }
    int scale = Math.max(l.scale(), r.scale());
    l = agreement.raise(l, scale);
    r = agreement.raise(r, scale);
    return new Typed(
        span, Step.of(op, l.value(), r.value()), l.type(), Optional.empty(), divisor, divisorScale);
  }

  /** The dividend of one side over the common divisor: times the other side's divisor. */
  private Typed timesDivisor(Typed side, Typed other, SourceSpan span) {
    if (other.divisor().isEmpty()) {
      return side;
    }
    Type type = agreement.withScale(side.type(), side.scale() + other.divisorScale(), span);
    CheckedValue value = multiplied(side.value(), other.divisor().get());
    return new Typed(
        side.span(), value, type, Optional.empty(), side.divisor(), side.divisorScale());
  }

  private Typed product(Typed left, Typed right, SourceSpan span) {
    if (left.kind() == Kind.MONEY && right.kind() == Kind.MONEY) {
      throw reporter.failure(
          span, PolicyCode.TYPE_MISMATCH, left.type().toString(), right.type().toString());
    }
    Type kind = productKind(left, right);
    Type type = agreement.withScale(kind, left.scale() + right.scale(), span);
    Optional<CheckedValue> divisor =
        left.divisor().isPresent() && right.divisor().isPresent()
            ? Optional.of(multiplied(left.divisor().get(), right.divisor().get()))
            : left.divisor().or(right::divisor);
    return new Typed(
        span,
        multiplied(left.value(), right.value()),
        type,
        Optional.empty(),
        divisor,
        left.divisorScale() + right.divisorScale());
  }

  private static Type productKind(Typed left, Typed right) {
    if (left.kind() == Kind.MONEY || right.kind() == Kind.MONEY) {
      return left.kind() == Kind.MONEY ? left.type() : right.type();
    }
    if (left.isLiteral() && right.kind() != Kind.INT) {
      return right.type();
    }
    if (right.isLiteral() && left.kind() != Kind.INT) {
      return left.type();
    }
    if (left.kind() == Kind.INT && right.kind() == Kind.INT) {
      return left.type();
    }
    boolean rate = left.kind() != Kind.DECIMAL && right.kind() != Kind.DECIMAL;
    return rate ? Type.rate() : Type.decimal(0);
  }

  private Typed quotient(Typed left, Typed right, SourceSpan span) {
    if (right.value().equals(new Constant(0))) {
      throw reporter.failure(right.span(), PolicyCode.DIVISION_BY_ZERO);
    }
    boolean constantDivisor =
        right.divisor().isEmpty() || right.divisor().get() instanceof Constant;
    if (!constantDivisor) {
      throw reporter.failure(right.span(), PolicyCode.QUOTIENT_NOT_ROUNDED);
    }
    boolean money = left.kind() == Kind.MONEY;
    if (right.kind() == Kind.MONEY) {
      agreement.requireSameKind(left, right, span);
    }
    Type kind = money && right.kind() != Kind.MONEY ? left.type() : Type.decimal(left.scale());
    Type type = agreement.withScale(kind, left.scale() + right.divisorScale(), span);
    CheckedValue dividend =
        right.divisor().map(inner -> multiplied(left.value(), inner)).orElse(left.value());
    CheckedValue divisor =
        left.divisor().map(inner -> multiplied(inner, right.value())).orElse(right.value());
    return new Typed(
        span,
        dividend,
        type,
        Optional.empty(),
        Optional.of(divisor),
        left.divisorScale() + right.scale());
  }

  /** The product; one times a slot is not the slot, whose digits and states are others. */
  private static CheckedValue multiplied(CheckedValue left, CheckedValue right) {
    if (right instanceof Constant constant && constant.value() != 1) {
      return Agreement.times(left, constant.value());
    }
    if (left instanceof Constant constant && constant.value() != 1) {
      return Agreement.times(right, constant.value());
    }
    return Step.of(Op.MUL, left, right);
  }

  Typed negated(Typed operand, SourceSpan span) {
    requireNumber(operand);
    if (operand.kind() == Kind.DOUBLE) {
      CheckedValue zero = new Constant(Doubles.encode(0));
      return Typed.of(span, Step.of(Op.D_SUB, zero, operand.value()), operand.type());
    }
    return new Typed(
        span,
        Step.of(Op.NEG, operand.value()),
        operand.type(),
        Optional.empty(),
        operand.divisor(),
        operand.divisorScale());
  }

  /**
   * The value in a type's units: exactly where it fits, else rounded.
   *
   * @param rounding empty where none is named: then nothing may be lost
   */
  CheckedValue narrowed(Typed typed, Type target, Optional<Rounding> rounding, SourceSpan span) {
    if (typed.divisor().isPresent()) {
      return divided(typed, target, required(rounding, span));
    }
    if (typed.kind() == Kind.DOUBLE) {
      long factor = agreement.power(target.scale(), span);
      return new Step(Op.FROM_DOUBLE, List.of(typed.value()), factor, required(rounding, span));
    }
    int excess = typed.scale() - target.scale();
    if (excess <= 0) {
      return Agreement.times(typed.value(), agreement.power(-excess, span));
    }
    long factor = agreement.power(excess, span);
    return new Step(Op.RESCALE, List.of(typed.value()), factor, required(rounding, span));
  }

  private CheckedValue divided(Typed typed, Type target, Rounding rounding) {
    int exponent = target.scale() + typed.divisorScale() - typed.scale();
    CheckedValue divisor = typed.divisor().orElseThrow();
    long immediate = 1;
    if (exponent >= 0) {
      immediate = agreement.power(exponent, typed.span());
    } else {
      divisor = Agreement.times(divisor, agreement.power(-exponent, typed.span()));
    }
    return new Step(Op.DIV, List.of(typed.value(), divisor), immediate, rounding);
  }

  private Rounding required(Optional<Rounding> rounding, SourceSpan span) {
    return rounding.orElseThrow(() -> reporter.failure(span, PolicyCode.ROUNDING_REQUIRED));
  }

  /** The value as a double. */
  Typed asDouble(Typed typed, SourceSpan span) {
    requireNumber(typed);
    agreement.requireRounded(typed);
    if (typed.kind() == Kind.DOUBLE) {
      return typed;
    }
    if (typed.isLiteral()) {
      return agreement.fit(typed, Type.float64());
    }
    long factor = agreement.power(typed.scale(), span);
    return Typed.of(span, Step.of(Op.TO_DOUBLE, factor, typed.value()), Type.float64());
  }

  void requireNumber(Typed typed) {
    if (!typed.isNumeric()) {
      throw reporter.failure(typed.span(), PolicyCode.NOT_A_NUMBER, typed.type().toString());
    }
  }
}
