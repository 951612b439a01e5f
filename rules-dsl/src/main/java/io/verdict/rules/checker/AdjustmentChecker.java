package io.verdict.rules.checker;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.SlotNames;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ResultDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check of values that rules set, trim and clamp.
 *
 * <p>Each trim and each clamp gives the value a further slot, in the order of the policy: the name
 * means the last of them, and within the trim or clamp itself the one before it. So nothing is
 * computed from itself.
 */
final class AdjustmentChecker {

  private final StageContext context;
  private final Scope scope;
  private final DeriveChecker derives;
  private final DataChecker data;
  private final IdentityHashMap<Declaration, Adjusted> adjusted = new IdentityHashMap<>();
  private final Map<Integer, ResultDeclaration> results = new HashMap<>();
  private final Map<Integer, List<Setter>> setters = new HashMap<>();
  private final Set<String> clampIds = new HashSet<>();

  AdjustmentChecker(StageContext context, DataChecker data, DeriveChecker derives) {
    this.context = context;
    this.scope = context.scope();
    this.data = data;
    this.derives = derives;
  }

  /**
   * A value before and after a trim or clamp.
   *
   * @param name the name that means the value
   * @param id what a clamp is called among the rules
   */
  record Adjusted(String name, String id, int before, int after) {}

  /** A rule that sets a result. */
  private record Setter(CheckedValue fires, CheckedValue value) {}

  /** Gives the result its slot, so that others can name it. */
  void declare(ResultDeclaration declaration) {
    refuseInMatch(declaration, "result");
    Type type = derives.computable(declaration.type());
    Field field = Field.computed(declaration.name().text(), type, Role.RESULT);
    int slot = scope.declare(field, declaration.name().span());
    scope.markAdjustable(slot);
    results.put(slot, declaration);
  }

  /** Gives the clamped value its slot. */
  void declare(ClampDeclaration declaration) {
    refuseInMatch(declaration, "clamp");
    String stem = declaration.id().map(Name::text).orElse("clamp." + declaration.slot().text());
    String id = stem;
    for (int number = 2; !clampIds.add(id); number++) {
      id = stem + ".n" + number;
    }
    adjust(declaration, declaration.slot(), id);
  }

  /** Gives the value its slot that a rule trims. */
  void declare(RuleDeclaration rule) {
    if (rule.action() instanceof RuleDeclaration.Trim trim) {
      adjust(rule, trim.slot(), rule.id().text());
    }
  }

  private void refuseInMatch(Declaration declaration, String word) {
    if (context.stage() == Stage.MATCH) {
      throw context
          .reporter()
          .failure(declaration.span(), PolicyCode.DECLARATION_OF_STAGE, word, "match");
    }
  }

  /** Gives a value that a declaration changes a further slot. */
  void adjust(Declaration declaration, Name name, String id) {
    int before = scope.require(name.text(), name.span());
    Type type = scope.field(before).type();
    boolean isNumber =
        switch (type.kind()) {
          case INT, MONEY, DECIMAL, RATE -> true;
          default -> false;
        };
    if (!scope.isAdjustable(before) || !isNumber) {
      throw context.reporter().failure(name.span(), PolicyCode.NOT_ADJUSTABLE, name.text());
    }
    String hidden = SlotNames.ofComputed(name.text() + " before " + id, context.stage());
    int after = scope.adjust(before, hidden);
    adjusted.put(declaration, new Adjusted(name.text(), id, before, after));
  }

  /** The trim or clamp of a declaration; empty if its slot is not known, which was reported. */
  Adjusted of(Declaration declaration) {
    Adjusted found = adjusted.get(declaration);
    if (found == null) {
      throw new CheckFailure(Optional.empty());
    }
    return found;
  }

  /** The condition of a rule; in that of a trim the name means the value before it. */
  CheckedCondition condition(RuleDeclaration rule) {
    if (!(rule.action() instanceof RuleDeclaration.Trim)) {
      return context.expressions().condition(rule.condition());
    }
    Adjusted trim = of(rule);
    return scope.within(
        trim.name(), trim.before(), () -> context.expressions().condition(rule.condition()));
  }

  /** Sets the result of a rule that fires. */
  Effect assign(
      RuleDeclaration.Assign assign, CheckedCondition condition, UnknownPolicy onUnknown) {
    Name name = assign.slot();
    int slot = scope.find(name.text()).orElse(-1);
    int base = slot < 0 ? -1 : scope.baseOf(slot);
    if (!results.containsKey(base)) {
      List<String> known = results.values().stream().map(each -> each.name().text()).toList();
      throw context.reporter().unknown(name.span(), PolicyCode.UNKNOWN_RESULT, name.text(), known);
    }
    CheckedValue value =
        derives.converted(assign.value(), assign.rounding(), scope.field(base).type());
    setters
        .computeIfAbsent(base, ignored -> new ArrayList<>())
        .add(new Setter(fires(condition, onUnknown), value));
    return Effect.adjust(Effect.Kind.SET, base);
  }

  private static CheckedValue fires(CheckedCondition condition, UnknownPolicy onUnknown) {
    long unknown = onUnknown == UnknownPolicy.HIT ? 1 : 0;
    return CheckedValue.Step.of(
        Op.DEFAULT, new CheckedValue.Decision(condition), new CheckedValue.Constant(unknown));
  }

  /** Lowers the value of a rule that fires: to the step below what the rule says. */
  Effect trim(RuleDeclaration rule, CheckedCondition condition, UnknownPolicy onUnknown) {
    RuleDeclaration.Trim trim = (RuleDeclaration.Trim) rule.action();
    Adjusted slots = of(rule);
    Type type = scope.field(slots.before()).type();
    CheckedValue limit =
        scope.within(
            slots.name(),
            slots.before(),
            () -> derives.converted(trim.value(), trim.rounding(), type));
    if (trim.step().isPresent()) {
      limit = CheckedValue.Step.of(Op.FLOOR_TO, step(trim.step().get(), type), limit);
    }
    CheckedValue before = new CheckedValue.Load(slots.before());
    CheckedValue lowered = CheckedValue.Step.of(Op.MIN, before, limit);
    CheckedValue value =
        CheckedValue.Step.of(Op.SELECT, fires(condition, onUnknown), lowered, before);
    derive(slots, value, rule.span(), context.reporter().quote(trim.span()));
    return Effect.adjust(Effect.Kind.TRIM, slots.after());
  }

  private long step(Expression step, Type type) {
    long value = context.expressions().constants().read(step, type);
    if (value <= 0) {
      throw context.reporter().failure(step.span(), PolicyCode.STEP_NOT_POSITIVE);
    }
    return value;
  }

  /** Says how the further slot is computed. */
  void derive(Adjusted slots, CheckedValue value, SourceSpan span, String text) {
    scope.derive(new CheckedDerivation(slots.after(), value, text, span));
  }

  /**
   * The rule that stands behind a trim: what is asked for when it left too little.
   *
   * @param trimmed the rule that trims
   * @param outcome what its {@code least} asks for
   */
  CheckedRule tooLittle(RuleDeclaration rule, CheckedRule trimmed, Outcome outcome) {
    RuleDeclaration.Trim trim = (RuleDeclaration.Trim) rule.action();
    Expression least = trim.least().orElseThrow().value();
    Adjusted slots = of(rule);
    long value = context.expressions().constants().read(least, scope.field(slots.after()).type());
    CheckedCondition below =
        new CheckedCondition.Test(
            SlotTests.ofValues(
                slots.after(), Comparisons.where(ComparisonOperator.LESS, value), 0));
    return new CheckedRule(
        below(rule),
        trimmed.title(),
        Optional.of(outcome),
        0,
        trimmed.reason(),
        trimmed.reasonCard(),
        trimmed.onUnknown(),
        new CheckedCondition.All(List.of(trimmed.condition(), below)),
        trimmed.text()
            + " and then "
            + slots.name()
            + " < "
            + context.reporter().quote(least.span()),
        trimmed.span(),
        Effect.NONE);
  }

  /** The id of the rule behind a trim. */
  static String below(RuleDeclaration rule) {
    return rule.id().text() + ".below";
  }

  /** The rule that a clamp is: it fires where the bound bites. */
  CheckedRule check(ClampDeclaration clamp) {
    Adjusted slots = of(clamp);
    int reason = data.reason(Optional.of(clamp.reason()));
    if (clamp.isParam()) {
      requireParam(clamp.limit());
    }
    Type type = scope.field(slots.before()).type();
    CheckedValue limit =
        scope.within(
            slots.name(),
            slots.before(),
            () -> derives.converted(clamp.limit(), clamp.rounding(), type));
    CheckedValue before = new CheckedValue.Load(slots.before());
    String quoted = context.reporter().quote(clamp.limit().span());
    Op op = clamp.isUpper() ? Op.MIN : Op.MAX;
    String text = slots.name() + (clamp.isUpper() ? " <= " : " >= ") + quoted;
    derive(slots, CheckedValue.Step.of(op, before, limit), clamp.span(), text);
    CheckedValue bites =
        clamp.isUpper()
            ? CheckedValue.Step.of(Op.LT, limit, before)
            : CheckedValue.Step.of(Op.LT, before, limit);
    String when = slots.name() + (clamp.isUpper() ? " > " : " < ") + quoted;
    int bitten = scope.intern(bites, Type.bool(), when, clamp.span());
    return new CheckedRule(
        slots.id(),
        clamp.title().orElse(""),
        Optional.empty(),
        0,
        reason,
        -1,
        UnknownPolicy.SKIP,
        new CheckedCondition.Test(
            SlotTests.ofValues(bitten, Comparisons.where(ComparisonOperator.EQUAL, 1), 0)),
        when,
        clamp.span(),
        Effect.adjust(Effect.Kind.CLAMP, slots.after()));
  }

  private void requireParam(Expression limit) {
    Optional<Name> name =
        limit instanceof Expression.Call call
            ? Optional.of(call.function())
            : limit instanceof Expression.Reference reference
                ? Optional.of(new Name(reference.name(), reference.span()))
                : Optional.empty();
    String text = name.map(Name::text).orElse("");
    Params params = context.params();
    if (params.plain(text).isEmpty() && params.keyed(text).isEmpty()) {
      SourceSpan span = name.map(Name::span).orElse(limit.span());
      String shown = name.isPresent() ? text : context.reporter().quote(span);
      throw context.reporter().unknown(span, PolicyCode.UNKNOWN_PARAM, shown, params.names());
    }
  }

  /** Derives each result from the rules that set it: the first that fires. */
  void deriveResults() {
    results.forEach(
        (slot, declaration) -> {
          List<Setter> rules = setters.getOrDefault(slot, List.of());
          if (rules.isEmpty()) {
            context
                .reporter()
                .report(
                    declaration.name().span(),
                    PolicyCode.RESULT_NEVER_SET,
                    declaration.name().text());
          }
          CheckedValue value = CheckedValue.Step.of(Op.UNKNOWN);
          for (int rule = rules.size() - 1; rule >= 0; rule--) {
            Setter setter = rules.get(rule);
            value = CheckedValue.Step.of(Op.SELECT, setter.fires(), setter.value(), value);
          }
          String text = context.reporter().quote(declaration.span());
          scope.derive(new CheckedDerivation(slot, value, text, declaration.span()));
        });
  }

  /** The ids that clamps have among the rules. */
  Set<String> clampIds() {
    return clampIds;
  }
}
