package io.verdict.engine.live;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.live.RefusedException.Code;
import io.verdict.engine.store.Activation;
import io.verdict.engine.store.Activation.Entry;
import io.verdict.engine.store.Activation.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the stage tokens of an activation: {@code credit} is the base's stage, {@code
 * credit@travel} that of scenario {@code travel}; a scenario without a stage of its own has the
 * base's.
 */
final class Scenarios {
  private static final char SEPARATOR = '@';

  private final Activation activation;

  Scenarios(Activation activation) {
    this.activation = activation;
  }

  /** The scenarios, the base first. */
  List<String> names() {
    Set<String> names = new TreeSet<>();
    for (Entry entry : activation.entries()) {
      names.add(scenarioOf(entry.stage()));
    }
    names.remove(Engines.BASE);
    List<String> ordered = new ArrayList<>();
    ordered.add(Engines.BASE);
    ordered.addAll(names);
    return ordered;
  }

  /** The shares of a scenario's stages, in the order of the stages. */
  List<StageShares> stages(String scenario) {
    requireKnownStages(scenario);
    List<StageShares> stages = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      String base = stage.policyName();
      String own = scenario.equals(Engines.BASE) ? base : base + SEPARATOR + scenario;
      String token = activation.stage(own).isEmpty() ? base : own;
      List<Entry> entries = activation.stage(token);
      if (!entries.isEmpty()) {
        String salt = activation.split(token).map(Split::salt).orElse(token);
        stages.add(new StageShares(salt, entries));
      }
    }
    return stages;
  }

  private void requireKnownStages(String scenario) {
    for (Entry entry : activation.entries()) {
      String token = entry.stage();
      boolean isOf = scenarioOf(token).equals(scenario);
      if (isOf && !isKnown(stageOf(token))) {
        throw new RefusedException(Code.FLOW, "there is no stage " + stageOf(token), null);
      }
    }
  }

  private static boolean isKnown(String name) {
    for (Stage stage : Stage.values()) {
      if (stage.policyName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static String stageOf(String token) {
    int at = token.indexOf(SEPARATOR);
    return at < 0 ? token : token.substring(0, at);
  }

  private static String scenarioOf(String token) {
    int at = token.indexOf(SEPARATOR);
    return at < 0 ? Engines.BASE : token.substring(at + 1);
  }
}
