package io.verdict.rules.checker;

import io.verdict.engine.artifact.Band;
import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Type;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.ValueText;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ProbeDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check of rules and totals. */
final class RuleChecker {

  private final StageContext context;
  private final DataChecker data;
  private final ScorecardChecker scorecards;
  private final AdjustmentChecker adjustments;
  private final ProbeChecker probes;
  private final Map<String, SourceSpan> ids = new HashMap<>();
  private final List<DeclaredTotal> declaredTotals = new ArrayList<>();
  private final List<CheckedRule> rules = new ArrayList<>();
  private final List<Total> totals = new ArrayList<>();

  RuleChecker(
      StageContext context,
      DataChecker data,
      ScorecardChecker scorecards,
      AdjustmentChecker adjustments,
      ProbeChecker probes) {
    this.context = context;
    this.probes = probes;
    this.adjustments = adjustments;
    this.data = data;
    this.scorecards = scorecards;
  }

  private record DeclaredTotal(TotalDeclaration declaration, int slot) {}

  /** Makes the rule's id known, which must be its own. */
  void declare(RuleDeclaration declaration) {
    SourceSpan first = ids.putIfAbsent(declaration.id().text(), declaration.id().span());
    if (first != null) {
      context
          .reporter()
          .report(
              Diagnostic.at(
                      declaration.id().span(), PolicyCode.DECLARED_TWICE, declaration.id().text())
                  .relatedTo(first, "first-declared"));
    }
    if (context.stage() == Stage.MATCH) {
      throw context
          .reporter()
          .failure(declaration.id().span(), PolicyCode.DECLARATION_OF_STAGE, "rule", "match");
    }
  }

  void declare(TotalDeclaration declaration) {
    String name = declaration.name().text();
    int slot =
        context
            .scope()
            .declare(Field.computed(name, Type.integer(), Role.RESULT), declaration.name().span());
    context.scope().markNeverMissing(slot);
    declaredTotals.add(new DeclaredTotal(declaration, slot));
  }

  void check(RuleDeclaration declaration) {
    Optional<Outcome> outcome = asked(declaration.action());
    requireOnUnknown(declaration, outcome);
    int reason = data.reason(declaration.reason());
    int card = scorecards.position(declaration.reasonCard());
    if (reason < 0 && outcome.filter(RuleChecker::isGrave).isPresent()) {
      context
          .reporter()
          .report(declaration.id().span(), PolicyCode.REASON_MISSING, declaration.id().text());
    }
    CheckedCondition condition = adjustments.condition(declaration);
    UnknownPolicy onUnknown =
        declaration
            .onUnknown()
            .map(policy -> UnknownPolicy.valueOf(policy.name()))
            .orElse(UnknownPolicy.SKIP);
    Effect effect = effect(declaration, condition, onUnknown);
    boolean isTrim = effect.kind() == Effect.Kind.TRIM;
    CheckedRule rule =
        new CheckedRule(
            declaration.id().text(),
            declaration.title().orElse(""),
            isTrim ? Optional.empty() : outcome,
            declaration.action() instanceof RuleDeclaration.Score score ? score.weight() : 0,
            reason,
            card,
            onUnknown,
            condition,
            context.reporter().quote(declaration.condition().span()),
            declaration.span(),
            effect);
    rules.add(rule);
    if (isTrim && outcome.isPresent()) {
      rules.add(adjustments.tooLittle(declaration, rule, outcome.get()));
    }
  }

  /** Adds the rules of a question to the match stage. */
  void check(ProbeDeclaration probe) {
    rules.addAll(probes.check(probe, plainOutcome(probe.outcome())));
  }

  /** Adds a rule that the policy writes otherwise. */
  void add(CheckedRule rule) {
    rules.add(rule);
  }

  /** The outcome that the rule may ask for, by itself or because a trim leaves too little. */
  private Optional<Outcome> asked(RuleDeclaration.Action action) {
    if (action instanceof RuleDeclaration.Decide decide) {
      return Optional.of(plainOutcome(decide.outcome()));
    }
    if (action instanceof RuleDeclaration.Trim trim) {
      return trim.least().map(least -> plainOutcome(least.outcome()));
    }
    if (action instanceof RuleDeclaration.Route route) {
      return Optional.of(outcome(new Name("route", route.span())));
    }
    if (action instanceof RuleDeclaration.Defer defer) {
      return Optional.of(outcome(new Name("defer", defer.span())));
    }
    return Optional.empty();
  }

  private Effect effect(
      RuleDeclaration declaration, CheckedCondition condition, UnknownPolicy onUnknown) {
    RuleDeclaration.Action action = declaration.action();
    if (action instanceof RuleDeclaration.Route route) {
      return Effect.route(route.target().text());
    }
    if (action instanceof RuleDeclaration.Defer defer) {
      return deferred(defer);
    }
    if (action instanceof RuleDeclaration.Assign assign) {
      return adjustments.assign(assign, condition, onUnknown);
    }
    return action instanceof RuleDeclaration.Trim
        ? adjustments.trim(declaration, condition, onUnknown)
        : Effect.NONE;
  }

  private Effect deferred(RuleDeclaration.Defer defer) {
    long millis = defer.delay().millis();
    if (millis < 1 || millis > Effect.MAX_DELAY_MILLIS) {
      throw context.reporter().failure(defer.delay().span(), PolicyCode.DELAY_LENGTH);
    }
    return Effect.defer(millis);
  }

  static boolean isGrave(Outcome outcome) {
    return outcome == Outcome.REJECT || outcome == Outcome.BLOCK;
  }

  private void requireOnUnknown(RuleDeclaration declaration, Optional<Outcome> outcome) {
    boolean required =
        context.stage() == Stage.FRAUD || outcome.filter(RuleChecker::isGrave).isPresent();
    if (required && declaration.onUnknown().isEmpty()) {
      context.reporter().report(declaration.id().span(), PolicyCode.ON_UNKNOWN_REQUIRED);
    }
  }

  /** An outcome that needs nothing beside it. */
  private Outcome plainOutcome(Name name) {
    Outcome outcome = outcome(name);
    if (outcome.needsRule()) {
      throw new CheckFailure(Optional.of(wrongOutcome(name)));
    }
    return outcome;
  }

  /** An outcome that a rule of this stage can ask for: any but the mildest. */
  Outcome outcome(Name name) {
    Outcome outcome = Outcome.valueOf(name.text().toUpperCase(Locale.ROOT));
    if (context.stage().outcomes().indexOf(outcome) < 1) {
      throw new CheckFailure(Optional.of(wrongOutcome(name)));
    }
    return outcome;
  }

  private Diagnostic wrongOutcome(Name name) {
    List<String> words =
        context.stage().outcomes().stream()
            .skip(1)
            .filter(outcome -> !outcome.needsRule())
            .map(Outcome::policyName)
            .toList();
    String stage = context.stage().policyName();
    return Diagnostic.at(name.span(), PolicyCode.OUTCOME_OF_STAGE, name.text(), stage)
        .expecting(words);
  }

  /** Takes an id among those of rules. */
  void reserve(Name id) {
    SourceSpan first = ids.putIfAbsent(id.text(), id.span());
    if (first != null) {
      throw new CheckFailure(
          Optional.of(
              Diagnostic.at(id.span(), PolicyCode.DECLARED_TWICE, id.text())
                  .relatedTo(first, "first-declared")));
    }
  }

  /** Adds a rule that another construct comes to. */
  void add(CheckedRule rule, Optional<Name> reason, Optional<Name> card) {
    if (rules.size() >= PolicyLimits.MAX_RULES) {
      String limit = String.valueOf(PolicyLimits.MAX_RULES);
      throw context.reporter().failure(rule.span(), PolicyCode.TOO_MANY_RULES, limit);
    }
    if (reason.isEmpty() && rule.outcome().filter(RuleChecker::isGrave).isPresent()) {
      context.reporter().report(rule.span(), PolicyCode.REASON_MISSING, rule.id());
    }
    rules.add(
        new CheckedRule(
            rule.id(),
            rule.title(),
            rule.outcome(),
            rule.score(),
            data.reason(reason),
            scorecards.position(card),
            rule.onUnknown(),
            rule.condition(),
            rule.text(),
            rule.span(),
            rule.effect()));
  }

  void checkTotals() {
    for (DeclaredTotal total : declaredTotals) {
      context.reporter().attempt(() -> totals.add(check(total)));
    }
  }

  private Total check(DeclaredTotal total) {
    List<Band> bands = new ArrayList<>();
    List<TotalDeclaration.Band> declarations = total.declaration().bands();
    for (TotalDeclaration.Band declaration : declarations) {
      context
          .reporter()
          .attempt(
              () -> {
                Interval interval =
                    context.expressions().patterns().interval(declaration.interval(), total.slot());
                for (int index = 0; index < bands.size(); index++) {
                  refuseOverlap(bands.get(index).interval(), interval, declaration);
                }
                Outcome outcome = plainOutcome(declaration.outcome());
                bands.add(new Band(interval, outcome, data.reason(declaration.reason())));
              });
    }
    return new Total(total.slot(), bands);
  }

  private void refuseOverlap(Interval first, Interval second, TotalDeclaration.Band declaration) {
    long low = Math.max(first.low(), second.low());
    long high = Math.min(first.high(), second.high());
    if (low <= high) {
      String common = ValueText.of(new Interval(low, high), Type.integer(), List.of());
      throw context.reporter().failure(declaration.span(), PolicyCode.BAND_OVERLAP, common);
    }
  }

  Set<String> ids() {
    Set<String> all = new HashSet<>(adjustments.clampIds());
    rules.forEach(rule -> all.add(rule.id()));
    all.addAll(probes.ids());
    all.addAll(ids.keySet());
    return all;
  }

  List<CheckedRule> rules() {
    return rules;
  }

  List<Total> totals() {
    return totals;
  }
}
