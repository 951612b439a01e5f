package io.verdict.replay.run;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.Activation.Split;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the flow of a policy folder puts in force, in the form that a live engine reads: the
 * policies of each stage with their shares, and for each scenario the stages that it changes.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
public final class FlowActivation {
  private static final char SCENARIO = '@';

  private final Function<StageModel, String> hashes;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Split> splits = new ArrayList<>();

  private FlowActivation(Function<StageModel, String> hashes) {
    this.hashes = hashes;
  }

  /**
   * Puts in force what a folder's flow says, unless it is in force already. A scenario with
   * mistakes keeps what it had.
   *
   * @param hashes the hash under which the store keeps a model
   * @return what is in force now
   * @throws IllegalArgumentException if the folder has no flow
   */
  public static Activation activate(
      ArtifactStore store,
      CompiledPolicy compiled,
      List<CompiledScenario> scenarios,
      Function<StageModel, String> hashes) {
    CompiledFlow flow =
        compiled.flow().orElseThrow(() -> new IllegalArgumentException("the folder has no flow"));
    Activation current = store.activation().current();
    FlowActivation activation = new FlowActivation(hashes);
    activation.add(flow);
    for (CompiledScenario scenario : scenarios) {
      if (scenario.hasErrors()) {
        activation.keep(scenario.name(), current);
      } else {
        activation.add(scenario, compiled);
      }
    }
    boolean isInForce =
        current.entries().equals(activation.entries) && current.splits().equals(activation.splits);
    return isInForce ? current : store.activation().activate(activation.entries, activation.splits);
  }

  private void add(CompiledFlow flow) {
    for (CompiledFlow.Step step : flow.steps()) {
      String stage = step.stage().policyName();
      for (CompiledFlow.Arm arm : step.arms()) {
        entries.add(entry(Role.valueOf(arm.role().name()), stage, arm));
      }
      flow.key()
          .filter(key -> !step.salt().isEmpty())
          .ifPresent(key -> splits.add(new Split(stage, key, step.salt())));
    }
  }

  private Entry entry(Role role, String stage, CompiledFlow.Arm arm) {
    StageModel model = arm.model();
    String hash = hashes.apply(model);
    return new Entry(role, stage, model.name(), model.version(), hash, arm.shareBasisPoints());
  }

  /** The stages of a scenario that are not the policy's own. */
  private void add(CompiledScenario scenario, CompiledPolicy compiled) {
    for (StageModel model : scenario.models()) {
      if (!compiled.models().contains(model)) {
        entries.add(
            new Entry(
                Role.CHAMPION,
                model.stage().policyName() + SCENARIO + scenario.name(),
                model.name(),
                model.version(),
                hashes.apply(model),
                Activation.WHOLE_BASIS_POINTS));
      }
    }
  }

  private void keep(String scenario, Activation current) {
    for (Entry entry : current.entries()) {
      if (entry.stage().endsWith(SCENARIO + scenario)) {
        entries.add(entry);
      }
    }
  }
}
