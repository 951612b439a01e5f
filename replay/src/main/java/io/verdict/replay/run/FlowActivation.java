package io.verdict.replay.run;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Flow;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Role;
import io.verdict.engine.store.Activation.Split;
import io.verdict.engine.store.ArtifactStore;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import io.verdict.rules.syntax.FlowDeclaration;
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
   * Links every way through a flow, as a live engine will: what it would refuse is told before
   * anything is in force.
   *
   * @throws InputException naming the policies that do not fit together
   */
  public static void requireLinked(CompiledFlow flow) {
    List<StageModel> champions =
        flow.steps().stream().map(step -> step.champion().model()).toList();
    link(flow, champions, 0);
    for (CompiledFlow.Step step : flow.steps()) {
      for (CompiledFlow.Arm arm : step.arms()) {
        link(with(champions, arm.model()));
      }
    }
  }

  private static void link(CompiledFlow flow, List<StageModel> chosen, int from) {
    if (from == flow.steps().size()) {
      link(chosen);
      return;
    }
    for (CompiledFlow.Arm arm : flow.steps().get(from).arms()) {
      if (arm.role() != FlowDeclaration.Role.SHADOW) {
        link(flow, with(chosen, arm.model()), from + 1);
      }
    }
  }

  private static List<StageModel> with(List<StageModel> models, StageModel model) {
    return models.stream().map(each -> each.stage() == model.stage() ? model : each).toList();
  }

  private static void link(List<StageModel> models) {
    try {
      Flow.of(models);
    } catch (IllegalArgumentException unfit) {
      throw new InputException(
          models.stream().map(StageModel::label).toList()
              + " do not fit together: "
              + unfit.getMessage()
              + ";\nchange the policies, or leave one of them out of the flow",
          unfit);
    }
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
