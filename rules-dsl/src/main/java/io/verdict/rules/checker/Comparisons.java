package io.verdict.rules.checker;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.Intervals;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.util.List;
import java.util.Optional;

/** The meaning of comparisons: cells of a slot against a constant, else a computed boolean slot. */
final class Comparisons {

  private final Reporter reporter;
  private final Expressions expressions;
  private final Scope scope;

  Comparisons(Reporter reporter, Expressions expressions) {
    this.reporter = reporter;
    this.expressions = expressions;
    this.scope = expressions.scope();
  }

  CheckedCondition check(Expression.Comparison comparison) {
    Expression left = comparison.left();
    Expression right = comparison.right();
    ComparisonOperator operator = comparison.operator();
    if (isConstant(right, left)) {
      return withConstant(left, operator, right, comparison.span());
    }
    if (isConstant(left, right)) {
      return withConstant(right, operator.mirrored(), left, comparison.span());
    }
    Typed l = expressions.value(left, Optional.empty());
    Typed r = expressions.value(right, Optional.empty());
    return withValue(l, operator, r, comparison.span());
  }

  /** Whether a side is a constant whose type follows from the other side, which is not one. */
  private boolean isConstant(Expression side, Expression other) {
    if (other instanceof Literal) {
      return false;
    }
    if (side instanceof Literal) {
      return true;
    }
    if (!(side instanceof Expression.Reference reference)) {
      return false;
    }
    boolean slot = scope.find(reference.name()).isPresent();
    if (other instanceof Expression.Reference known && scope.find(known.name()).isPresent()) {
      int knownSlot = scope.find(known.name()).getAsInt();
      Type type = scope.field(knownSlot).type();
      return expressions.constants().isNamedConstant(reference.name(), type)
          || (!slot && (type.kind() == Kind.ENUM || type.kind() == Kind.SET));
    }
    return false;
  }

  private CheckedCondition withConstant(
      Expression side, ComparisonOperator operator, Expression constant, SourceSpan span) {
    Typed typed = expressions.value(side, Optional.empty());
    expressions.arithmetic().agreement().requireRounded(typed);
    if (typed.isConstant()) {
      Typed other = expressions.value(constant, Optional.of(typed.type()));
      return withValue(typed, operator, other, span);
    }
    requireOrder(operator, typed.type(), span);
    boolean direct = typed.value() instanceof CheckedValue.Load;
    Typed raised = direct ? typed : raisedFor(typed, constant);
    int slot = scope.intern(raised.value(), raised.type(), side.span());
    Constants constants = expressions.constants();
    long value =
        operator.isOrdering()
            ? constants.read(constant, raised.type(), slot)
            : constants.readValue(constant, raised.type(), slot);
    return new CheckedCondition.Test(
        SlotTests.ofValues(slot, where(operator, value), scope.specialCount(slot)));
  }

  /** A computed value with as many digits as the constant that it is compared with. */
  private Typed raisedFor(Typed typed, Expression constant) {
    boolean exact = typed.kind() == Kind.DECIMAL || typed.kind() == Kind.RATE;
    if (exact && constant instanceof Literal.Numeric number) {
      int digits = Math.max(0, number.value().stripTrailingZeros().scale());
      if (digits > typed.scale()) {
        return expressions.arithmetic().agreement().raise(typed, digits);
      }
    }
    return typed;
  }

  /** The values that a comparison with a constant holds for. */
  static List<Interval> where(ComparisonOperator operator, long constant) {
    return switch (operator) {
      case EQUAL -> List.of(new Interval(constant, constant));
      case NOT_EQUAL -> Intervals.complement(where(ComparisonOperator.EQUAL, constant));
      case LESS_OR_EQUAL -> List.of(new Interval(Long.MIN_VALUE, constant));
      case GREATER -> Intervals.complement(where(ComparisonOperator.LESS_OR_EQUAL, constant));
      case GREATER_OR_EQUAL -> List.of(new Interval(constant, Long.MAX_VALUE));
      case LESS -> Intervals.complement(where(ComparisonOperator.GREATER_OR_EQUAL, constant));
    };
  }

  private CheckedCondition withValue(
      Typed left, ComparisonOperator operator, Typed right, SourceSpan span) {
    requireOrder(operator, left.type(), span);
    CheckedValue value;
    if (left.kind() == Kind.KEY || right.kind() == Kind.KEY) {
      expressions.arithmetic().agreement().requireSameKind(left, right, span);
      value = CheckedValue.Step.of(Op.KEY_EQ, left.value(), right.value());
    } else if (left.kind() == Kind.CODE || right.kind() == Kind.CODE) {
      throw reporter.failure(span, PolicyCode.CODES_COMPARED);
    } else if (left.kind() == Kind.SET || right.kind() == Kind.SET) {
      throw reporter.failure(span, PolicyCode.SET_MISUSED);
    } else {
      Agreement.Pair pair = expressions.arithmetic().agreement().agree(left, right, span);
      value = compared(operator, pair.left().value(), pair.right().value());
    }
    if (operator == ComparisonOperator.NOT_EQUAL && left.kind() == Kind.KEY) {
      value = CheckedValue.Step.of(Op.NOT, value);
    }
    int slot = scope.intern(value, Type.bool(), span);
    return new CheckedCondition.Test(SlotTests.ofValues(slot, List.of(new Interval(1, 1)), 0));
  }

  private static CheckedValue compared(
      ComparisonOperator operator, CheckedValue left, CheckedValue right) {
    return switch (operator) {
      case EQUAL -> CheckedValue.Step.of(Op.EQ, left, right);
      case NOT_EQUAL -> CheckedValue.Step.of(Op.NOT, CheckedValue.Step.of(Op.EQ, left, right));
      case LESS -> CheckedValue.Step.of(Op.LT, left, right);
      case LESS_OR_EQUAL -> CheckedValue.Step.of(Op.LE, left, right);
      case GREATER -> CheckedValue.Step.of(Op.LT, right, left);
      case GREATER_OR_EQUAL -> CheckedValue.Step.of(Op.LE, right, left);
    };
  }

  private void requireOrder(ComparisonOperator operator, Type type, SourceSpan span) {
    if (operator.isOrdering() && !Types.isOrdered(type)) {
      throw reporter.failure(span, PolicyCode.NOT_ORDERED, type.toString());
    }
  }
}
