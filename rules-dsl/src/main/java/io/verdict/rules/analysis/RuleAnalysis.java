package io.verdict.rules.analysis;

import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.diagnostic.PolicyCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be said of the rules of one stage, each by itself and beside the others. */
final class RuleAnalysis {

  private final CheckedStage stage;
  private final Space space;
  private final Diagnostics diagnostics;
  private final ConditionAnalysis conditions;
  private final List<RuleReach> deciding = new ArrayList<>();
  private final List<RuleReach> scoring = new ArrayList<>();
  private Optional<RuleReach> excludesAll = Optional.empty();

  RuleAnalysis(CheckedStage stage, Space space, Diagnostics diagnostics) {
    this.stage = stage;
    this.space = space;
    this.diagnostics = diagnostics;
    this.conditions = new ConditionAnalysis(stage.facts(), space, diagnostics);
  }

  void look() {
    stage.rules().forEach(this::look);
    lookForImplied();
    lookForRepeated();
    lookForExcluding();
  }

  private void look(CheckedRule rule) {
    boolean dead =
        rule.onUnknown() == UnknownPolicy.SKIP || conditions.isAlwaysFalse(rule.condition());
    PolicyCode never = dead ? PolicyCode.DEAD_RULE : PolicyCode.NEVER_TRUE;
    ConditionAnalysis.Whole whole =
        dead
            ? conditions.look(rule.condition(), never, rule.id())
            : conditions.look(rule.condition(), never);
    Optional<RuleReach> reach = RuleReach.of(rule, stage.stage().outcomes(), space);
    if (reach.isEmpty() || whole == ConditionAnalysis.Whole.NEVER) {
      return;
    }
    boolean constant = rule.condition().equals(CheckedCondition.of(true));
    if (whole == ConditionAnalysis.Whole.ALWAYS || constant) {
      boolean fires = reach.get().fires().isAll(space);
      if (fires && isGravest(reach.get())) {
        excludesAll = excludesAll.or(() -> reach);
      }
      if (!constant) {
        report(rule, fires ? PolicyCode.RULE_ALWAYS : PolicyCode.NEVER_FALSE, rule.id());
      }
    } else if (!reach.get().holds().isEmpty()) {
      compareLater(reach.get());
    }
  }

  /** Rules that change a value are alike to none: each is needed in its place. */
  private void compareLater(RuleReach reach) {
    if (!reach.rule().effect().kind().isAdjustment()) {
      (reach.gravity() > 0 ? deciding : scoring).add(reach);
    }
  }

  private boolean isGravest(RuleReach reach) {
    List<Outcome> outcomes = stage.stage().outcomes();
    return reach.gravity() > 0 && reach.gravity() == outcomes.size() - 1;
  }

  /** Reports each rule without which every outcome is the same; of two that are alike the later. */
  private void lookForImplied() {
    RulePairs pairs = new RulePairs(deciding);
    for (RuleReach rule : deciding) {
      for (RuleReach other : pairs.of(rule)) {
        boolean implied = !other.isRule(rule) && space.step() && rule.isImpliedBy(other, space);
        if (implied && (isBefore(other, rule) || !other.isImpliedBy(rule, space))) {
          report(rule, other, PolicyCode.RULE_IMPLIED);
          break;
        }
      }
    }
  }

  private void lookForRepeated() {
    RulePairs pairs = new RulePairs(scoring);
    Map<List<Object>, RuleReach> alike = new HashMap<>();
    for (RuleReach rule : scoring) {
      RuleReach twin = alike.putIfAbsent(rule.shape(), rule);
      for (RuleReach other : twin == null ? pairs.of(rule) : List.of(twin)) {
        boolean same = isBefore(other, rule) && space.step() && rule.isSameAs(other, space);
        if (same) {
          report(rule, other, PolicyCode.RULE_REPEATED);
          break;
        }
      }
    }
  }

  private void lookForExcluding() {
    List<RuleReach> gravest = deciding.stream().filter(this::isGravest).toList();
    RulePairs pairs = new RulePairs(gravest);
    for (RuleReach rule : gravest) {
      for (RuleReach other : pairs.of(rule)) {
        boolean excluding =
            isBefore(other, rule)
                && space.step()
                && (pairs.areAll() || (rule.isPlain() && other.isPlain()))
                && rule.leavesNothingKnownWith(other, space);
        if (excluding) {
          report(rule, other, PolicyCode.RULES_EXCLUDE_ALL);
          if (rule.leavesNothingWith(other, space)) {
            excludesAll = excludesAll.or(() -> Optional.of(rule));
          }
          break;
        }
      }
    }
  }

  private static boolean isBefore(RuleReach left, RuleReach right) {
    return left.rule().span().compareTo(right.rule().span()) < 0;
  }

  /** Where a rule's condition stands. */
  SourceSpan place(RuleReach reach) {
    return stage.facts().placeOf(reach.rule().condition()).orElse(reach.rule().span());
  }

  private void report(CheckedRule rule, PolicyCode code, String... arguments) {
    SourceSpan span = stage.facts().placeOf(rule.condition()).orElse(rule.span());
    diagnostics.report(Diagnostic.at(span, code, arguments));
  }

  private void report(RuleReach rule, RuleReach other, PolicyCode code) {
    diagnostics.report(
        Diagnostic.at(place(rule), code, rule.rule().id(), other.rule().id())
            .relatedTo(place(other), "other-rule"));
  }

  /** The rules of the gravest outcome that fire for some records and not for all. */
  List<RuleReach> rejecting() {
    return deciding.stream().filter(this::isGravest).toList();
  }

  /** A rule that, alone or with another, lets no record pass. */
  Optional<RuleReach> excludesAll() {
    return excludesAll;
  }
}
