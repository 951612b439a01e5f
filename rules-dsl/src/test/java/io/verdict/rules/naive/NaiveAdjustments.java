package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.OnUnknown;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are set, trimmed and clamped: one after the other in the order of the text, each
 * seeing under the value's name what the one before it left.
 */
final class NaiveAdjustments {

  private final NaiveRun run;
  private final Map<String, Object> staged = new HashMap<>();

  NaiveAdjustments(NaiveRun run) {
    this.run = run;
  }

  /** What a slot is after all that changes it. */
  Object last(String slot) {
    return after(slot, run.scope.adjustments.getOrDefault(slot, List.of()).size());
  }

  /** What a slot is after the first so many changes. */
  private Object after(String slot, int count) {
    if (count == 0) {
      return run.original(slot);
    }
    String key = slot + "#" + count;
    if (!staged.containsKey(key)) {
      Declaration change = run.scope.adjustments.get(slot).get(count - 1);
      Object before = after(slot, count - 1);
      staged.put(
          key,
          change instanceof ClampDeclaration clamp
              ? clamped(clamp, before)
              : change instanceof ProbeDeclaration probe
                  ? lowered(probe, before)
                  : trimmed((RuleDeclaration) change, before));
    }
    return staged.get(key);
  }

  private Object before(String slot, Declaration change) {
    return after(slot, run.scope.adjustments.get(slot).indexOf(change));
  }

  private Object afterwards(String slot, Declaration change) {
    return after(slot, run.scope.adjustments.get(slot).indexOf(change) + 1);
  }

  private Object clamped(ClampDeclaration clamp, Object before) {
    BigDecimal limit = (BigDecimal) limit(clamp, before);
    if (before == null || limit == null) {
      return null;
    }
    return clamp.isUpper() ? limit.min((BigDecimal) before) : limit.max((BigDecimal) before);
  }

  /** The lesser of the amount and what the answer lowers it to, if it does. */
  private Object lowered(ProbeDeclaration probe, Object before) {
    BigDecimal cap = (BigDecimal) run.slot(idOf(probe) + ".to");
    return before == null || cap == null ? before : cap.min((BigDecimal) before);
  }

  private static String idOf(ProbeDeclaration probe) {
    return probe.id().map(Name::text).orElse("probe." + probe.counter().text());
  }

  /** Whether the answer lowers the amount. */
  Kleene lowers(ProbeDeclaration probe) {
    Object before = before(probe.trim().orElseThrow().slot().text(), probe);
    BigDecimal cap = (BigDecimal) run.slot(idOf(probe) + ".to");
    return before == null || cap == null
        ? Kleene.UNKNOWN
        : Kleene.of(cap.compareTo((BigDecimal) before) < 0);
  }

  /** The rule that says that an amount was lowered; its condition is {@link #lowers}. */
  static RuleDeclaration lowering(ProbeDeclaration probe, String id) {
    ProbeDeclaration.Lowered lowered = probe.trim().orElseThrow();
    RuleDeclaration.Action action =
        new RuleDeclaration.Trim(
            probe.span(),
            lowered.slot(),
            lowered.step(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return ruleOf(probe, id + ".trim", action);
  }

  /** The rule that asks for the outcome when too few would take the application. */
  static RuleDeclaration tooFew(ProbeDeclaration probe, String id) {
    return ruleOf(probe, id, new RuleDeclaration.Decide(probe.span(), probe.outcome()));
  }

  private static RuleDeclaration ruleOf(
      ProbeDeclaration probe, String id, RuleDeclaration.Action action) {
    Expression counter = new Expression.Reference(probe.span(), probe.counter().text());
    return new RuleDeclaration(
        probe.span(),
        new Name(id, probe.span()),
        Optional.empty(),
        action,
        Optional.of(probe.reason()),
        Optional.empty(),
        Optional.of(OnUnknown.SKIP),
        new Expression.Comparison(probe.span(), ComparisonOperator.LESS, counter, probe.least()));
  }

  private Object limit(ClampDeclaration clamp, Object before) {
    return value(clamp.slot().text(), before, clamp.limit(), clamp.rounding());
  }

  private Object value(
      String slot, Object before, Expression expression, Optional<RoundingMode> rounding) {
    Type type = run.scope.types.get(slot);
    return run.seeing(
        slot,
        before,
        () -> NaiveRun.converted(run.values.value(expression), type, rounding.orElse(null)));
  }

  private Object trimmed(RuleDeclaration rule, Object before) {
    if (!run.fires(rule)) {
      return before;
    }
    RuleDeclaration.Trim trim = (RuleDeclaration.Trim) rule.action();
    BigDecimal limit =
        (BigDecimal) value(trim.slot().text(), before, trim.value(), trim.rounding());
    if (before == null || limit == null) {
      return null;
    }
    if (trim.step().isPresent()) {
      limit = floored(limit, constant(trim, trim.step().get()));
    }
    return limit == null ? null : limit.min((BigDecimal) before);
  }

  private BigDecimal constant(RuleDeclaration.Trim trim, Expression written) {
    Type type = run.scope.types.get(trim.slot().text());
    return (BigDecimal) NaiveRun.converted(run.constant(written), type, null);
  }

  private static BigDecimal floored(BigDecimal value, BigDecimal step) {
    BigDecimal floored =
        value.divide(step, 0, RoundingMode.FLOOR).multiply(step).setScale(value.scale());
    return Exact.fits(floored) ? floored : null;
  }

  /** Whether the bound of a clamp bites. */
  Kleene bites(ClampDeclaration clamp) {
    Object before = before(clamp.slot().text(), clamp);
    Object limit = limit(clamp, before);
    if (before == null || limit == null) {
      return Kleene.UNKNOWN;
    }
    int order = ((BigDecimal) before).compareTo((BigDecimal) limit);
    return Kleene.of(clamp.isUpper() ? order > 0 : order < 0);
  }

  /** The condition of a rule that trims. */
  Kleene condition(RuleDeclaration rule) {
    String slot = ((RuleDeclaration.Trim) rule.action()).slot().text();
    Object before = before(slot, rule);
    return run.seeing(slot, before, () -> run.conditions.truth(rule.condition()));
  }

  /** Whether a trim left too little. */
  Kleene leftTooLittle(RuleDeclaration rule) {
    RuleDeclaration.Trim trim = (RuleDeclaration.Trim) rule.action();
    Object left = afterwards(trim.slot().text(), rule);
    BigDecimal least = constant(trim, trim.least().orElseThrow().value());
    return left == null ? Kleene.UNKNOWN : Kleene.of(((BigDecimal) left).compareTo(least) < 0);
  }

  /** A result: of the rules that set it, the first that fires. */
  Object result(String name) {
    Type type = run.scope.types.get(name);
    for (RuleDeclaration rule : run.scope.rules) {
      boolean sets =
          rule.action() instanceof RuleDeclaration.Assign assign
              && assign.slot().text().equals(name)
              && run.fires(rule);
      if (sets) {
        return value((RuleDeclaration.Assign) rule.action(), type);
      }
    }
    return null;
  }

  private Object value(RuleDeclaration.Assign assign, Type type) {
    if (type.kind() == Kind.BOOL) {
      Kleene truth = run.conditions.truth(assign.value());
      return truth == Kleene.UNKNOWN ? null : truth == Kleene.TRUE;
    }
    return NaiveRun.converted(
        run.values.value(assign.value()), type, assign.rounding().orElse(null));
  }

  /** The rule that stands for a clamp: like a trim, it asks for nothing. */
  static RuleDeclaration ruleOf(ClampDeclaration clamp, String id) {
    return new RuleDeclaration(
        clamp.span(),
        new Name(id, clamp.span()),
        Optional.empty(),
        new RuleDeclaration.Trim(
            clamp.span(),
            clamp.slot(),
            clamp.limit(),
            clamp.rounding(),
            Optional.empty(),
            Optional.empty()),
        Optional.of(clamp.reason()),
        Optional.empty(),
        Optional.of(OnUnknown.SKIP),
        clamp.limit());
  }

  /** The rule behind a trim that asks for an outcome when it left too little. */
  static RuleDeclaration below(RuleDeclaration rule) {
    RuleDeclaration.Trim trim = (RuleDeclaration.Trim) rule.action();
    return new RuleDeclaration(
        rule.span(),
        new Name(rule.id().text() + ".below", rule.span()),
        rule.title(),
        new RuleDeclaration.Decide(rule.span(), trim.least().orElseThrow().outcome()),
        rule.reason(),
        rule.reasonCard(),
        rule.onUnknown(),
        rule.condition());
  }
}
