package io.verdict.rules.checker;

import io.verdict.engine.artifact.Band;
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
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Map<String, SourceSpan> ids = new HashMap<>();
  private final List<DeclaredTotal> declaredTotals = new ArrayList<>();
  private final List<CheckedRule> rules = new ArrayList<>();
  private final List<Total> totals = new ArrayList<>();

  RuleChecker(StageContext context, DataChecker data, ScorecardChecker scorecards) {
    this.context = context;
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
    Optional<Outcome> outcome = Optional.empty();
    int score = 0;
    if (declaration.action() instanceof RuleDeclaration.Decide decide) {
      outcome = Optional.of(outcome(decide.outcome()));
    } else if (declaration.action() instanceof RuleDeclaration.Score weight) {
      score = weight.weight();
    }
    requireOnUnknown(declaration, outcome);
    int reason = data.reason(declaration.reason());
    int card = scorecards.position(declaration.reasonCard());
    if (reason < 0 && outcome.filter(RuleChecker::isGrave).isPresent()) {
      context
          .reporter()
          .report(declaration.id().span(), PolicyCode.REASON_MISSING, declaration.id().text());
    }
    CheckedCondition condition = context.expressions().condition(declaration.condition());
    UnknownPolicy onUnknown =
        declaration
            .onUnknown()
            .map(policy -> UnknownPolicy.valueOf(policy.name()))
            .orElse(UnknownPolicy.SKIP);
    rules.add(
        new CheckedRule(
            declaration.id().text(),
            declaration.title().orElse(""),
            outcome,
            score,
            reason,
            card,
            onUnknown,
            condition,
            context.reporter().quote(declaration.condition().span()),
            declaration.span()));
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

  /** An outcome that a rule of this stage can ask for: any but the mildest. */
  Outcome outcome(Name name) {
    Outcome outcome = Outcome.valueOf(name.text().toUpperCase(Locale.ROOT));
    List<Outcome> possible = context.stage().outcomes();
    if (possible.indexOf(outcome) < 1) {
      List<String> words = possible.stream().skip(1).map(Outcome::policyName).toList();
      throw new CheckFailure(
          Optional.of(
              Diagnostic.at(
                      name.span(),
                      PolicyCode.OUTCOME_OF_STAGE,
                      name.text(),
                      context.stage().policyName())
                  .expecting(words)));
    }
    return outcome;
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
            rule.span()));
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
                Outcome outcome = outcome(declaration.outcome());
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
    return ids.keySet();
  }

  List<CheckedRule> rules() {
    return rules;
  }

  List<Total> totals() {
    return totals;
  }
}
