package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.analysis.PolicyAnalysis;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.checked.CheckedTest;
import io.verdict.rules.checker.Reporter;
import io.verdict.rules.checker.StageChecker;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.flow.CheckedFlow;
import io.verdict.rules.flow.StageJoins;
import io.verdict.rules.lowering.StageLowering;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.ProbeDeclaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies of a folder to models: those that decide, and those that are on trial. Confined. */
final class StageCompiler {

  private final Diagnostics diagnostics;
  private final Optional<CheckedFlow> flow;
  private final List<StageParts> policies;
  private final List<StageParts> deciding = new ArrayList<>();
  private final Map<String, CheckedStage> checked = new LinkedHashMap<>();
  private final Map<String, StageModel> models = new LinkedHashMap<>();
  private final List<PolicyTest> tests = new ArrayList<>();

  StageCompiler(PolicyParts parts, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    this.flow = parts.flow();
    Map<String, Integer> places = places(flow);
    this.policies =
        parts.all().stream()
            .sorted(
                Comparator.comparing(StageParts::stage)
                    .thenComparing(each -> places.getOrDefault(each.name(), Integer.MAX_VALUE)))
            .toList();
    Set<Object> stages = new HashSet<>();
    for (StageParts each : policies) {
      boolean isNamed = flow.isEmpty() || places.containsKey(each.name());
      if (isNamed && stages.add(each.stage())) {
        deciding.add(each);
      } else if (!isNamed) {
        reportIdle(each);
      }
    }
  }

  /** The place of each policy that a flow names, champions before the others of their stage. */
  private static Map<String, Integer> places(Optional<CheckedFlow> flow) {
    Map<String, Integer> places = new HashMap<>();
    flow.ifPresent(
        found ->
            found.steps().stream()
                .flatMap(step -> step.arms().stream())
                .forEach(arm -> places.put(arm.policy(), places.size())));
    return places;
  }

  private void reportIdle(StageParts policy) {
    String stage = policy.stage().policyName();
    diagnostics.report(
        Diagnostic.at(policy.header().span(), PolicyCode.POLICY_IDLE, policy.name(), stage)
            .relatedTo(flow.orElseThrow().declaration().name().span(), "flow"));
  }

  CompiledStages compile(Reporter reporter) {
    for (StageParts each : policies) {
      StageChecker.check(each.stage(), each.name(), each.header(), each.declarations(), reporter)
          .ifPresent(stage -> checked.put(each.name(), stage));
    }
    analyse();
    join();
    suspectProbes();
    checked.values().forEach(this::lower);
    Optional<CompiledFlow> compiled = diagnostics.hasErrors() ? Optional.empty() : compiledFlow();
    return new CompiledStages(policies, deciding, List.copyOf(models.values()), compiled, tests);
  }

  /** Looks at what decides together, then at each other policy in the champion's place. */
  private void analyse() {
    List<CheckedStage> champions =
        deciding.stream().map(each -> checked.get(each.name())).filter(c -> c != null).toList();
    PolicyAnalysis.look(champions, diagnostics);
    for (CheckedStage trial : checked.values()) {
      if (!champions.contains(trial)) {
        List<CheckedStage> tried = new ArrayList<>(champions);
        tried.removeIf(champion -> champion.stage() == trial.stage());
        tried.add(trial);
        tried.sort(Comparator.comparing(CheckedStage::stage));
        Diagnostics own = new Diagnostics();
        PolicyAnalysis.look(tried, own);
        Set<String> files = files(trial.name());
        own.sorted().stream()
            .filter(found -> files.contains(found.span().file()))
            .forEach(diagnostics::report);
      }
    }
  }

  private Set<String> files(String policy) {
    Set<String> files = new HashSet<>();
    for (StageParts each : policies) {
      if (each.name().equals(policy)) {
        files.add(each.header().span().file());
        each.declarations().forEach(declaration -> files.add(declaration.span().file()));
      }
    }
    return files;
  }

  /** Policies that may decide one application share one record. */
  private void join() {
    Set<String> named = places(flow).keySet();
    StageJoins joins = new StageJoins(diagnostics);
    for (StageParts each : policies) {
      boolean isLinked = flow.isEmpty() || named.contains(each.name());
      if (isLinked && checked.containsKey(each.name())) {
        joins.add(checked.get(each.name()), each.declarations());
      }
    }
  }

  /** Questions that no policy of the stage match answers. */
  private void suspectProbes() {
    if (policies.stream().anyMatch(each -> each.stage() == Stage.MATCH)) {
      return;
    }
    for (StageParts each : policies) {
      for (Declaration declaration : each.declarations()) {
        if (declaration instanceof ProbeDeclaration probe) {
          diagnostics.report(Diagnostic.at(probe.counter().span(), PolicyCode.PROBE_UNANSWERED));
        }
      }
    }
  }

  private void lower(CheckedStage stage) {
    Optional<StageModel> model = StageLowering.lower(stage, diagnostics);
    if (model.isEmpty()) {
      return;
    }
    models.put(stage.name(), model.get());
    for (CheckedTest test : stage.tests()) {
      tests.add(new PolicyTest(test, GivenSlots.of(model.get(), test)));
    }
  }

  private Optional<CompiledFlow> compiledFlow() {
    return flow.map(
        found ->
            new CompiledFlow(found.declaration(), found.steps().stream().map(this::step).toList()));
  }

  private CompiledFlow.Step step(CheckedFlow.Step step) {
    List<CompiledFlow.Arm> arms =
        step.arms().stream()
            .map(
                arm ->
                    new CompiledFlow.Arm(
                        arm.role(), arm.shareBasisPoints(), models.get(arm.policy())))
            .toList();
    return new CompiledFlow.Step(step.stage(), step.salt(), arms);
  }
}
