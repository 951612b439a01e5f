package io.verdict.rules.checker;

import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Pattern;
import java.time.ZoneId;
import java.util.Optional;

/** The checks of expressions over one scope, which call each other. */
final class Expressions {

  private final Scope scope;
  private final Constants constants;
  private final Patterns patterns;
  private final Values values;
  private final Conditions conditions;
  private final Arithmetic arithmetic;

  Expressions(Reporter reporter, Scope scope, Params params, Probes probes, ZoneId zone) {
    this.scope = scope;
    this.constants = new Constants(reporter, scope, params, zone);
    this.patterns = new Patterns(reporter, scope, constants);
    this.arithmetic = new Arithmetic(reporter);
    this.values = new Values(reporter, this, params);
    this.conditions = new Conditions(reporter, this, probes);
  }

  Scope scope() {
    return scope;
  }

  Constants constants() {
    return constants;
  }

  Patterns patterns() {
    return patterns;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  /** The meaning of a condition. */
  CheckedCondition condition(Expression expression) {
    return conditions.check(expression);
  }

  /** The meaning of a computed value; names of an expected enum's values stand for themselves. */
  Typed value(Expression expression, Optional<Type> expected) {
    return values.check(expression, expected);
  }

  /** The meaning of a pattern for a slot. */
  SlotTest pattern(Pattern pattern, int slot) {
    return patterns.test(pattern, slot);
  }
}
