package io.verdict.rules.checker;

import io.verdict.engine.artifact.Op;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.diagnostic.PolicyCode;
import java.math.BigDecimal;
import java.util.Optional;

/** How two values come to one type and one scale, which only a bare number does by itself. */
final class Agreement {

  private static final int MAX_POWER = 18;

  private final Reporter reporter;

  Agreement(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Two values of one type and scale. */
  record Pair(Typed left, Typed right) {}

  /** Brings two values to one type and scale without loss, or fails. */
  Pair agree(Typed left, Typed right, SourceSpan span) {
    requireRounded(left);
    requireRounded(right);
    Typed l = left.isLiteral() && !right.isLiteral() ? fit(left, right.type()) : left;
    Typed r = right.isLiteral() && !left.isLiteral() ? fit(right, left.type()) : right;
    if (l.isLiteral() && r.isLiteral()) {
      int scale = Math.max(l.scale(), r.scale());
      return new Pair(fit(l, Type.decimal(scale)), fit(r, Type.decimal(scale)));
    }
    requireSameKind(l, r, span);
    int scale = Math.max(l.scale(), r.scale());
    return new Pair(raise(l, scale), raise(r, scale));
  }

  void requireSameKind(Typed left, Typed right, SourceSpan span) {
    Type l = left.type();
    Type r = right.type();
    if (l.kind() == Kind.MONEY && r.kind() == Kind.MONEY && !l.currency().equals(r.currency())) {
      throw reporter.failure(span, PolicyCode.CURRENCY_MISMATCH, l.currency(), r.currency());
    }
    boolean same = l.kind() == r.kind() && l.symbols().equals(r.symbols());
    if (!same) {
      throw reporter.failure(span, PolicyCode.TYPE_MISMATCH, l.toString(), r.toString());
    }
  }

  /** A bare number as a constant of the kind of a type, at the scale it needs. */
  Typed fit(Typed literal, Type type) {
    BigDecimal number = literal.literal().orElseThrow();
    SourceSpan span = literal.span();
    return switch (type.kind()) {
      case DOUBLE -> {
        long bits = Doubles.encode(number.doubleValue());
        yield Typed.of(span, new CheckedValue.Constant(bits), type);
      }
      case INT -> {
        if (literal.scale() > 0) {
          throw reporter.failure(span, PolicyCode.CONSTANT_TOO_FINE, type.toString(), "0");
        }
        yield Typed.of(span, literal.value(), type);
      }
      case DECIMAL, RATE -> {
        Type scaled = withScale(type, literal.scale(), span);
        yield raise(
            Typed.of(span, literal.value(), scaled), Math.max(type.scale(), literal.scale()));
      }
      case MONEY -> throw reporter.failure(span, PolicyCode.CURRENCY_MISSING, type.currency());
      default ->
          throw reporter.failure(span, PolicyCode.TYPE_MISMATCH, type.toString(), "@number-type");
    };
  }

  /** The same value with more digits behind the point. */
  Typed raise(Typed typed, int scale) {
    if (typed.scale() == scale) {
      return typed;
    }
    CheckedValue raised = times(typed.value(), power(scale - typed.scale(), typed.span()));
    Type type = withScale(typed.type(), scale, typed.span());
    return new Typed(
        typed.span(), raised, type, Optional.empty(), typed.divisor(), typed.divisorScale());
  }

  /** The product with a constant, computed at once where that is possible. */
  static CheckedValue times(CheckedValue value, long factor) {
    if (factor == 1) {
      return value;
    }
    if (value instanceof CheckedValue.Constant constant) {
      long high = Math.multiplyHigh(constant.value(), factor);
      long low = constant.value() * factor;
      if ((high == 0 && low >= 0) || (high == -1 && low < 0)) {
        return new CheckedValue.Constant(low);
      }
    }
    return CheckedValue.Step.of(Op.MUL, value, new CheckedValue.Constant(factor));
  }

  /** Ten to a power that a long holds. */
  long power(int exponent, SourceSpan span) {
    if (exponent > MAX_POWER) {
      throw reporter.failure(span, PolicyCode.SCALE_TOO_FINE, String.valueOf(MAX_POWER));
    }
    return BigDecimal.ONE.movePointRight(exponent).longValueExact();
  }

  /** The type with another number of digits behind the point. */
  Type withScale(Type type, int scale, SourceSpan span) {
    if (scale > Type.MAX_SCALE) {
      throw reporter.failure(span, PolicyCode.SCALE_TOO_FINE, String.valueOf(Type.MAX_SCALE));
    }
    return new Type(type.kind(), scale, type.currency(), type.symbols(), type.isOrdered());
  }

  void requireRounded(Typed typed) {
    if (typed.divisor().isPresent()) {
      throw reporter.failure(typed.span(), PolicyCode.QUOTIENT_NOT_ROUNDED);
    }
  }
}
