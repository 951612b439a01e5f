package io.verdict.rules.analysis;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.checked.CheckedCondition;
import io.verdict.rules.checked.CheckedProduct;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.diagnostic.PolicyCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search for rules that cannot be meant: never true, always true, implied, contradicting, out
 * of reach. It works on boxes of slots and is exact up to a stated number of steps, beyond which it
 * says nothing.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class PolicyAnalysis {

  private final Diagnostics diagnostics;
  private final Map<Stage, CheckedStage> stages = new EnumMap<>(Stage.class);
  private final Map<Stage, RuleAnalysis> rules = new EnumMap<>(Stage.class);

  private PolicyAnalysis(List<CheckedStage> stages, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    stages.forEach(stage -> this.stages.put(stage.stage(), stage));
  }

  /** Looks at the stages of one policy and reports what it finds as warnings. */
  public static void look(List<CheckedStage> stages, Diagnostics diagnostics) {
    PolicyAnalysis analysis = new PolicyAnalysis(stages, diagnostics);
    stages.forEach(analysis::look);
    if (analysis.rules.containsKey(Stage.FRAUD) && analysis.rules.containsKey(Stage.CREDIT)) {
      analysis.lookAcross();
    }
    analysis.lookForUnreachable();
  }

  private void look(CheckedStage stage) {
    Space space = new Space(stage.facts().domains());
    RuleAnalysis analysis = new RuleAnalysis(stage, space, diagnostics);
    analysis.look();
    rules.put(stage.stage(), analysis);
    ConditionAnalysis conditions = new ConditionAnalysis(stage.facts(), space, diagnostics);
    stage.products().forEach(product -> look(product, conditions));
    stage.derivations().forEach(derivation -> look(derivation.value(), conditions));
  }

  private static void look(CheckedProduct product, ConditionAnalysis conditions) {
    conditions.look(product.condition(), PolicyCode.DEAD_RULE, product.id());
  }

  /** The conditions inside a computed value. */
  private void look(CheckedValue value, ConditionAnalysis conditions) {
    if (value instanceof CheckedValue.Step step) {
      step.operands().forEach(operand -> look(operand, conditions));
    } else if (value instanceof CheckedValue.Decision decision) {
      CheckedCondition condition = decision.condition();
      if (conditions.look(condition, PolicyCode.NEVER_TRUE) == ConditionAnalysis.Whole.ALWAYS) {
        conditions.reportAlways(condition);
      }
    }
  }

  /** Holds the rejecting rules of two stages that decide the same application together. */
  private void lookAcross() {
    StageNames names = new StageNames(stages.get(Stage.FRAUD), stages.get(Stage.CREDIT));
    Space space = new Space(names::domain);
    List<RuleReach> early = rules.get(Stage.FRAUD).rejecting();
    List<RuleReach> late =
        rules.get(Stage.CREDIT).rejecting().stream()
            .map(rule -> rule.renumbered(names::renumbered))
            .toList();
    Set<String> shadowed = new HashSet<>();
    RulePairs earlyOnes = new RulePairs(early);
    for (RuleReach rule : late) {
      for (RuleReach other : earlyOnes.of(rule)) {
        if (space.step() && other.fires().covers(rule.asksAtMost(1), space)) {
          reportShadowed(rule, other);
          shadowed.add(rule.rule().id());
          break;
        }
      }
    }
    RulePairs lateOnes = new RulePairs(late);
    for (RuleReach rule : early) {
      for (RuleReach other : lateOnes.of(rule)) {
        boolean implied = space.step() && other.fires().covers(rule.asksAtMost(1), space);
        if (implied && !shadowed.contains(other.rule().id())) {
          reportImplied(rule, other);
          break;
        }
      }
    }
  }

  private void reportShadowed(RuleReach late, RuleReach early) {
    String[] arguments = {late.rule().id(), early.rule().id(), Stage.FRAUD.policyName()};
    diagnostics.report(
        Diagnostic.at(rules.get(Stage.CREDIT).place(late), PolicyCode.RULE_SHADOWED, arguments)
            .relatedTo(rules.get(Stage.FRAUD).place(early), "other-rule"));
  }

  private void reportImplied(RuleReach early, RuleReach late) {
    String[] arguments = {early.rule().id(), late.rule().id()};
    diagnostics.report(
        Diagnostic.at(rules.get(Stage.FRAUD).place(early), PolicyCode.RULE_IMPLIED, arguments)
            .relatedTo(rules.get(Stage.CREDIT).place(late), "other-rule"));
  }

  private void lookForUnreachable() {
    Optional<Diagnostic> cause = Optional.empty();
    for (Map.Entry<Stage, CheckedStage> entry : stages.entrySet()) {
      Stage stage = entry.getKey();
      cause.map(found -> unreachable(entry.getValue(), found)).ifPresent(diagnostics::report);
      RuleAnalysis analysis = rules.get(stage);
      if (cause.isEmpty() && analysis.excludesAll().isPresent()) {
        RuleReach rule = analysis.excludesAll().get();
        cause =
            Optional.of(
                Diagnostic.at(
                    analysis.place(rule),
                    PolicyCode.STAGE_UNREACHABLE,
                    rule.rule().id(),
                    stage.policyName()));
      }
    }
  }

  private static Diagnostic unreachable(CheckedStage stage, Diagnostic cause) {
    String[] arguments = {
      stage.stage().policyName(), cause.arguments().get(0), cause.arguments().get(1)
    };
    return Diagnostic.at(stage.header().span(), PolicyCode.STAGE_UNREACHABLE, arguments)
        .relatedTo(cause.span(), "other-rule");
  }
}
