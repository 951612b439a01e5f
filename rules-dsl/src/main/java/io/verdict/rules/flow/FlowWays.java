package io.verdict.rules.flow;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.FlowDeclaration.After;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ways through a flow. An application goes from fraud to credit to match, each time when the
 * stage before approves; a line in use enters in_loan at a trigger. A flow may say so, and may say
 * nothing else.
 */
final class FlowWays {

  private final FlowDeclaration flow;
  private final Map<Stage, FlowDeclaration.Step> steps;
  private final Consumer<Diagnostic> reports;
  private final Set<Stage> inCycle = EnumSet.noneOf(Stage.class);
  private boolean isSound = true;

  /**
   * The ways of a flow.
   *
   * @param steps the first of each stage
   */
  FlowWays(
      FlowDeclaration flow, Map<Stage, FlowDeclaration.Step> steps, Consumer<Diagnostic> reports) {
    this.flow = flow;
    this.steps = steps;
    this.reports = reports;
  }

  void check() {
    steps.forEach((stage, step) -> findCycle(stage));
    steps.forEach(this::checkEntry);
    if (isSound) {
      checkOrder();
    }
  }

  private void report(Diagnostic diagnostic) {
    isSound = false;
    reports.accept(diagnostic);
  }

  private void findCycle(Stage start) {
    if (inCycle.contains(start)) {
      return;
    }
    List<Stage> path = new ArrayList<>();
    Stage at = start;
    while (at != null && !path.contains(at)) {
      path.add(at);
      at = before(at);
    }
    if (at == start) {
      path.add(start);
      inCycle.addAll(path);
      String way = String.join(" -> ", path.stream().map(Stage::policyName).toList());
      FlowDeclaration.Entry entry = steps.get(start).entry().orElseThrow();
      report(Diagnostic.at(entry.span(), PolicyCode.FLOW_CYCLE, way));
    }
  }

  /** The stage that a stage is said to come after, or null. */
  private Stage before(Stage stage) {
    FlowDeclaration.Step step = steps.get(stage);
    boolean isAfter = step != null && step.entry().orElse(null) instanceof After;
    return isAfter ? FlowChecker.stageOf(((After) step.entry().get()).stage()) : null;
  }

  private void checkEntry(Stage stage, FlowDeclaration.Step step) {
    if (inCycle.contains(stage)) {
      return;
    }
    Stage before = before(stage);
    if (before != null && before.compareTo(stage) > 0) {
      report(
          Diagnostic.at(
              step.entry().get().span(),
              PolicyCode.FLOW_ORDER,
              stage.policyName(),
              before.policyName()));
      return;
    }
    String right = entry(stage);
    String written = step.entry().map(FlowWays::text).orElse(right);
    boolean isLost = stage == Stage.MATCH && right.isEmpty();
    if (isLost || !written.equals(right)) {
      String expected = stage.policyName() + (right.isEmpty() ? "" : " " + right) + " { … }";
      report(
          Diagnostic.at(
                  step.entry().map(FlowDeclaration.Entry::span).orElse(step.stage().span()),
                  PolicyCode.FLOW_ENTRY,
                  stage.policyName())
              .expecting(isLost ? List.of("fraud { … }", "credit { … }") : List.of(expected)));
    }
  }

  /** How a stage is entered, as a flow writes it; empty for the first of an application. */
  private String entry(Stage stage) {
    if (stage == Stage.IN_LOAN) {
      return "on trigger";
    }
    String entry = "";
    for (Stage before : Stage.values()) {
      if (before.compareTo(stage) < 0 && steps.containsKey(before)) {
        entry = "after " + before.policyName() + " " + before.mildest().policyName();
      }
    }
    return entry;
  }

  private static String text(FlowDeclaration.Entry entry) {
    return entry instanceof After after
        ? "after " + after.stage().text() + " " + after.outcome().text()
        : "on trigger";
  }

  /** Stages stand in the order in which they decide. */
  private void checkOrder() {
    FlowDeclaration.Step last = null;
    for (FlowDeclaration.Step step : flow.steps()) {
      if (last != null
          && FlowChecker.stageOf(step.stage()).compareTo(FlowChecker.stageOf(last.stage())) < 0) {
        report(
            Diagnostic.at(
                step.stage().span(),
                PolicyCode.FLOW_ORDER,
                step.stage().text(),
                last.stage().text()));
        return;
      }
      last = step;
    }
  }
}
