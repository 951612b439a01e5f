package io.verdict.rules.checker;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.SpecialValue;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The meaning of conditions. */
final class Conditions {

  private final Reporter reporter;
  private final Expressions expressions;
  private final Scope scope;
  private final Probes probes;
  private final Comparisons comparisons;

  Conditions(Reporter reporter, Expressions expressions, Probes probes) {
    this.reporter = reporter;
    this.expressions = expressions;
    this.scope = expressions.scope();
    this.probes = probes;
    this.comparisons = new Comparisons(reporter, expressions);
  }

  CheckedCondition check(Expression expression) {
    return scope.facts().place(meaning(expression), expression.span());
  }

  private CheckedCondition meaning(Expression expression) {
    if (expression instanceof Expression.Conjunction conjunction) {
      return new CheckedCondition.All(parts(conjunction.operands()));
    }
    if (expression instanceof Expression.Disjunction disjunction) {
      return new CheckedCondition.Some(parts(disjunction.operands()));
    }
    if (expression instanceof Expression.Complement complement) {
      return new CheckedCondition.Opposite(check(complement.operand()));
    }
    if (expression instanceof Expression.Comparison comparison) {
      return comparisons.check(comparison);
    }
    if (expression instanceof Expression.Membership membership) {
      CheckedCondition in = membership(membership);
      return membership.negated() ? new CheckedCondition.Opposite(in) : in;
    }
    if (expression instanceof Expression.StateTest test) {
      CheckedCondition is = new CheckedCondition.Test(state(test));
      return test.negated() ? new CheckedCondition.Opposite(is) : is;
    }
    if (expression instanceof Expression.Intersection intersection) {
      return intersection(intersection);
    }
    return bool(expression);
  }

  /** Checks each operand, so that a mistake in one does not hide those in the others. */
  private List<CheckedCondition> parts(List<Expression> operands) {
    List<CheckedCondition> parts = new ArrayList<>(operands.size());
    boolean sound = true;
    for (Expression operand : operands) {
      sound &= reporter.attempt(() -> parts.add(check(operand)));
    }
    if (!sound) {
      throw new CheckFailure(Optional.empty());
    }
    return parts;
  }

  private CheckedCondition bool(Expression expression) {
    if (expression instanceof Literal.Bool bool) {
      return CheckedCondition.of(bool.value());
    }
    Typed typed = expressions.value(expression, Optional.empty());
    if (typed.kind() != Kind.BOOL) {
      throw reporter.failure(
          expression.span(), PolicyCode.NOT_A_CONDITION, typed.type().toString());
    }
    if (typed.value() instanceof CheckedValue.Decision decision) {
      return decision.condition();
    }
    if (typed.value() instanceof CheckedValue.Constant constant) {
      return CheckedCondition.of(constant.value() == 1);
    }
    return holds(scope.intern(typed.value(), typed.type(), expression.span()));
  }

  /** That a boolean slot is true. */
  private CheckedCondition holds(int slot) {
    return new CheckedCondition.Test(
        SlotTests.ofValues(slot, List.of(new Interval(1, 1)), scope.specialCount(slot)));
  }

  private CheckedCondition membership(Expression.Membership membership) {
    Expression operand = membership.operand();
    if (membership.pattern() instanceof Pattern.InList inList) {
      scope.requireDerivable(membership.span());
      return holds(probes.probe(inList.list(), slotOf(operand), scope));
    }
    Type type = typeOf(operand);
    if (expressions.patterns().namesSlot(membership.pattern(), type)) {
      return oneOfSlots(membership);
    }
    refuseStates(membership.pattern());
    SlotTest test = expressions.pattern(membership.pattern(), slotOf(operand));
    return new CheckedCondition.Test(test);
  }

  /** {@code a in [b, c]} where b and c are slots: a chain of comparisons. */
  private CheckedCondition oneOfSlots(Expression.Membership membership) {
    List<Pattern> alternatives =
        membership.pattern() instanceof Pattern.AnyOf anyOf
            ? anyOf.alternatives()
            : List.of(membership.pattern());
    List<CheckedCondition> parts = new ArrayList<>();
    for (Pattern alternative : alternatives) {
      if (!(alternative instanceof Pattern.Value value)) {
        throw reporter.failure(
            alternative.span(), PolicyCode.PATTERN_NOT_ALLOWED, reporter.quote(alternative.span()));
      }
      parts.add(
          comparisons.check(
              new Expression.Comparison(
                  membership.span(),
                  ComparisonOperator.EQUAL,
                  membership.operand(),
                  value.value())));
    }
    return new CheckedCondition.Some(parts);
  }

  /** States are asked for with {@code is}; only tables and bins list them. */
  private void refuseStates(Pattern pattern) {
    if (pattern instanceof Pattern.AnyOf anyOf) {
      anyOf.alternatives().forEach(this::refuseStates);
    } else if (!(pattern instanceof Pattern.Value) && !(pattern instanceof Pattern.Interval)) {
      throw reporter.failure(
          pattern.span(), PolicyCode.PATTERN_NOT_ALLOWED, reporter.quote(pattern.span()));
    }
  }

  private Type typeOf(Expression operand) {
    return expressions.value(operand, Optional.empty()).type();
  }

  /** The slot of an expression, which gets one if it is computed. */
  private int slotOf(Expression operand) {
    Typed typed = expressions.value(operand, Optional.empty());
    expressions.arithmetic().agreement().requireRounded(typed);
    return scope.intern(typed.value(), typed.type(), operand.span());
  }

  private SlotTest state(Expression.StateTest test) {
    int slot = slotOf(test.operand());
    int specials = scope.specialCount(slot);
    String state = test.state().text();
    if (state.equals("missing")) {
      return SlotTests.ofMissing(slot, specials);
    }
    if (state.equals("present")) {
      return SlotTests.ofPresent(slot, specials);
    }
    Field field = scope.field(slot);
    int special = field.specialIndex(state);
    if (special < 0) {
      throw unknownState(test.state(), field);
    }
    return SlotTests.ofSpecial(slot, special, specials);
  }

  private CheckFailure unknownState(Name state, Field field) {
    List<String> known = new ArrayList<>(List.of("missing", "present"));
    field.specials().stream().map(SpecialValue::name).forEach(known::add);
    return reporter.unknown(state.span(), PolicyCode.UNKNOWN_STATE, state.text(), known);
  }

  private CheckedCondition intersection(Expression.Intersection intersection) {
    int slot = slotOf(intersection.operand());
    Type type = scope.field(slot).type();
    if (type.kind() != Kind.SET) {
      throw reporter.failure(intersection.operand().span(), PolicyCode.SET_MISUSED);
    }
    long bits = expressions.constants().members(intersection.members(), type);
    CheckedValue value = CheckedValue.Step.of(Op.INTERSECTS, bits, new CheckedValue.Load(slot));
    return holds(scope.intern(value, Type.bool(), intersection.span()));
  }
}
