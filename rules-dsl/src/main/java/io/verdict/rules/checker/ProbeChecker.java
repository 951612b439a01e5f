package io.verdict.rules.checker;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.SlotTests;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.ComparisonOperator;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ProbeDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The check of the question to the match stage: its number is a slot, what it lowers an amount to
 * is another, and its rules compare them. The engine fills both.
 */
final class ProbeChecker {

  private static final TreeMap<String, MatchProbe.Counted> COUNTERS = new TreeMap<>();

  static {
    COUNTERS.put("match.eligible_funders", MatchProbe.Counted.FUNDERS);
    COUNTERS.put("match.eligible_products", MatchProbe.Counted.PRODUCTS);
  }

  private final StageContext context;
  private final Scope scope;
  private final DataChecker data;
  private final AdjustmentChecker adjustments;
  private final List<MatchProbe> probes = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private ProbeDeclaration declared;
  private int countSlot;
  private int capSlot = -1;

  ProbeChecker(StageContext context, DataChecker data, AdjustmentChecker adjustments) {
    this.context = context;
    this.scope = context.scope();
    this.data = data;
    this.adjustments = adjustments;
  }

  /** Gives the number and what the amount is lowered to their slots. */
  void declare(ProbeDeclaration probe) {
    Reporter reporter = context.reporter();
    if (context.stage() != Stage.CREDIT) {
      throw reporter.failure(
          probe.span(), PolicyCode.DECLARATION_OF_STAGE, "probe", context.stage().policyName());
    }
    String counter = probe.counter().text();
    if (!COUNTERS.containsKey(counter)) {
      throw reporter.unknown(
          probe.counter().span(), PolicyCode.UNKNOWN_NAME, counter, COUNTERS.keySet());
    }
    if (declared != null) {
      throw reporter.failure(probe.span(), PolicyCode.DECLARED_TWICE, "probe");
    }
    countSlot =
        scope.declare(Field.computed(counter, Type.integer(), Role.RESULT), probe.counter().span());
    scope.markNeverNegative(countSlot);
    declared = probe;
    ids.add(id(probe));
    probe.trim().ifPresent(lowered -> declareCap(probe, lowered));
  }

  private void declareCap(ProbeDeclaration probe, ProbeDeclaration.Lowered lowered) {
    int amount = scope.require(lowered.slot().text(), lowered.slot().span());
    Type type = scope.field(amount).type();
    if (type.kind() != Kind.MONEY) {
      throw context
          .reporter()
          .failure(lowered.slot().span(), PolicyCode.NOT_ADJUSTABLE, lowered.slot().text());
    }
    Field cap = Field.computed(id(probe) + ".to", type, Role.RESULT);
    capSlot = scope.declare(cap, lowered.span());
    ids.add(id(probe) + ".trim");
    adjustments.adjust(probe, lowered.slot(), id(probe));
  }

  private static String id(ProbeDeclaration probe) {
    return probe.id().map(Name::text).orElse("probe." + probe.counter().text());
  }

  /** The rules that a probe is: one that trims, and one that asks for the outcome. */
  List<CheckedRule> check(ProbeDeclaration probe, Outcome outcome) {
    if (!probe.equals(declared) || (probe.trim().isPresent() && capSlot < 0)) {
      throw new CheckFailure(Optional.empty());
    }
    int least = (int) positive(probe.least(), Type.integer());
    int reason = data.reason(Optional.of(probe.reason()));
    List<CheckedRule> rules = new ArrayList<>();
    if (probe.trim().isPresent()) {
      rules.add(trimmed(probe, probe.trim().get(), least, reason));
    } else {
      probes.add(new MatchProbe(counted(probe), countSlot, least, -1, -1, 0, 0));
    }
    CheckedCondition tooFew =
        new CheckedCondition.Test(
            SlotTests.ofValues(countSlot, List.of(new Interval(Long.MIN_VALUE, least - 1L)), 0));
    String text = probe.counter().text() + " < " + least;
    Asked asked = new Asked(id(probe), Optional.of(outcome), reason, Effect.NONE);
    rules.add(rule(probe, asked, tooFew, text));
    return rules;
  }

  private MatchProbe.Counted counted(ProbeDeclaration probe) {
    return COUNTERS.get(probe.counter().text());
  }

  private long positive(Expression constant, Type type) {
    long value = context.expressions().constants().read(constant, type);
    if (value < 1 || (type.kind() == Kind.INT && value > 1_000_000)) {
      throw context.reporter().failure(constant.span(), PolicyCode.STEP_NOT_POSITIVE);
    }
    return value;
  }

  /** The rule that says that the amount was lowered, and the amount's further slot. */
  private CheckedRule trimmed(
      ProbeDeclaration probe, ProbeDeclaration.Lowered lowered, int least, int reason) {
    AdjustmentChecker.Adjusted slots = adjustments.of(probe);
    Type type = scope.field(slots.after()).type();
    long step = positive(lowered.step(), type);
    long floor =
        lowered.least().map(each -> context.expressions().constants().read(each, type)).orElse(0L);
    probes.add(
        new MatchProbe(counted(probe), countSlot, least, slots.after(), capSlot, step, floor));
    CheckedValue before = new CheckedValue.Load(slots.before());
    CheckedValue cap = new CheckedValue.Load(capSlot);
    CheckedValue value =
        CheckedValue.Step.of(Op.DEFAULT, CheckedValue.Step.of(Op.MIN, before, cap), before);
    String text = context.reporter().quote(lowered.span());
    adjustments.derive(slots, value, lowered.span(), text);
    String when = lowered.slot().text() + " > " + id(probe) + ".to";
    int bites =
        scope.intern(CheckedValue.Step.of(Op.LT, cap, before), Type.bool(), when, lowered.span());
    CheckedCondition isLower =
        new CheckedCondition.Test(
            SlotTests.ofValues(bites, Comparisons.where(ComparisonOperator.EQUAL, 1), 0));
    Effect effect = Effect.adjust(Effect.Kind.TRIM, slots.after());
    Asked asked = new Asked(id(probe) + ".trim", Optional.empty(), reason, effect);
    return rule(probe, asked, isLower, when);
  }

  /** What a rule of the probe is called, asks for, and says. */
  private record Asked(String id, Optional<Outcome> outcome, int reason, Effect effect) {}

  private static CheckedRule rule(
      ProbeDeclaration probe, Asked asked, CheckedCondition condition, String text) {
    return new CheckedRule(
        asked.id(),
        probe.title().orElse(""),
        asked.outcome(),
        0,
        asked.reason(),
        -1,
        UnknownPolicy.SKIP,
        condition,
        text,
        probe.span(),
        asked.effect());
  }

  /** The question as the artifact holds it; at most one. */
  List<MatchProbe> probes() {
    return probes;
  }

  /** The ids of its rules. */
  List<String> ids() {
    return ids;
  }
}
