package io.verdict.rules.naive;

import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Pattern;
import java.util.Optional;
import java.util.Set;

/** Conditions and patterns in Kleene's logic. */
final class NaiveConditions {

  private final NaiveRun run;

  NaiveConditions(NaiveRun run) {
    this.run = run;
  }

  Kleene truth(Expression expression) {
    if (expression instanceof Expression.Conjunction conjunction) {
      Kleene all = Kleene.TRUE;
      for (Expression operand : conjunction.operands()) {
        all = all.and(truth(operand));
      }
      return all;
    }
    if (expression instanceof Expression.Disjunction disjunction) {
      Kleene some = Kleene.FALSE;
      for (Expression operand : disjunction.operands()) {
        some = some.or(truth(operand));
      }
      return some;
    }
    if (expression instanceof Expression.Complement complement) {
      return truth(complement.operand()).not();
    }
    if (expression instanceof Expression.Comparison comparison) {
      Object left = run.values.value(comparison.left());
      return compared(left, comparison.operator(), run.values.value(comparison.right()));
    }
    if (expression instanceof Expression.Membership membership) {
      Kleene in = membership(membership);
      return membership.negated() ? in.not() : in;
    }
    if (expression instanceof Expression.StateTest test) {
      Kleene is = Kleene.of(isInState(test));
      return test.negated() ? is.not() : is;
    }
    if (expression instanceof Expression.Intersection intersection) {
      return intersects(intersection);
    }
    Object value = run.values.value(expression);
    return value == null ? Kleene.UNKNOWN : Kleene.of((Boolean) value);
  }

  static Kleene compared(Object left, ComparisonOperator operator, Object right) {
    if (left == null || right == null) {
      return Kleene.UNKNOWN;
    }
    int order = NaiveOrder.compare(left, right);
    return Kleene.of(
        switch (operator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
        });
  }

  /** States are never unknown: a value, none, or the special one of that name. */
  private boolean isInState(Expression.StateTest test) {
    Object held =
        test.operand() instanceof Expression.Reference reference
                && run.scope.isSlot(reference.name())
            ? run.slot(reference.name())
            : run.values.value(test.operand());
    return switch (test.state().text()) {
      case "missing" -> held == null;
      case "present" -> held != null && !(held instanceof Special);
      default -> new Special(test.state().text()).equals(held);
    };
  }

  private Kleene intersects(Expression.Intersection intersection) {
    Object value = run.values.value(intersection.operand());
    if (value == null) {
      return Kleene.UNKNOWN;
    }
    Set<?> members = (Set<?>) value;
    return Kleene.of(
        intersection.members().stream().anyMatch(member -> members.contains(word(member))));
  }

  private static String word(Expression member) {
    return member instanceof Literal.Text text
        ? text.value()
        : ((Expression.Reference) member).name();
  }

  private Kleene membership(Expression.Membership membership) {
    Expression operand = membership.operand();
    if (operand instanceof Expression.Reference reference && run.scope.isSlot(reference.name())) {
      return matches(membership.pattern(), reference.name());
    }
    return matches(membership.pattern(), "", run.values.value(operand));
  }

  /** Whether a pattern holds for a slot. */
  Kleene matches(Pattern pattern, String slot) {
    return matches(pattern, slot, run.slot(slot));
  }

  /**
   * Whether a pattern holds for what a slot holds.
   *
   * @param slot the slot's name, by which special values are known; empty for a computed value
   */
  private Kleene matches(Pattern pattern, String slot, Object held) {
    if (pattern instanceof Pattern.Any) {
      return Kleene.TRUE;
    }
    if (pattern instanceof Pattern.Missing) {
      return Kleene.of(held == null);
    }
    if (pattern instanceof Pattern.Not not) {
      return matches(not.excluded(), slot, held).not();
    }
    if (pattern instanceof Pattern.AnyOf anyOf) {
      Kleene some = Kleene.FALSE;
      for (Pattern alternative : anyOf.alternatives()) {
        some = some.or(matches(alternative, slot, held));
      }
      return some;
    }
    if (pattern instanceof Pattern.Value value
        && value.value() instanceof Expression.Reference reference
        && run.scope.isSpecial(slot, reference.name())) {
      return Kleene.of(new Special(reference.name()).equals(held));
    }
    Type type = run.scope.types.get(slot);
    Object operand = type == null ? held : NaiveValues.operand(held, type);
    if (pattern instanceof Pattern.Value value) {
      return compared(operand, ComparisonOperator.EQUAL, run.constant(value.value()));
    }
    if (pattern instanceof Pattern.InList inList) {
      return operand == null
          ? Kleene.UNKNOWN
          : Kleene.of(run.scope.lists.get(inList.list().text()).contains((String) operand));
    }
    return within((Pattern.Interval) pattern, operand);
  }

  Kleene within(Pattern.Interval interval, Object operand) {
    if (operand == null) {
      return Kleene.UNKNOWN;
    }
    ComparisonOperator above =
        interval.lowIncluded() ? ComparisonOperator.GREATER_OR_EQUAL : ComparisonOperator.GREATER;
    ComparisonOperator below =
        interval.highIncluded() ? ComparisonOperator.LESS_OR_EQUAL : ComparisonOperator.LESS;
    return bounded(operand, above, interval.low()).and(bounded(operand, below, interval.high()));
  }

  private Kleene bounded(Object operand, ComparisonOperator side, Optional<Expression> bound) {
    return bound.map(b -> compared(operand, side, run.constant(b))).orElse(Kleene.TRUE);
  }
}
