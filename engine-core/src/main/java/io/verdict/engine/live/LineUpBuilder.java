package io.verdict.engine.live;

import io.verdict.engine.artifact.Artifact;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.flow.Engine;
import io.verdict.engine.live.Engines.Choice;
import io.verdict.engine.live.Engines.Shadow;
import io.verdict.engine.live.RefusedException.Code;
import io.verdict.engine.store.Activation.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Links the combinations of a scenario's champions, challengers and shadows. Confined. */
final class LineUpBuilder {
  /** Most combinations of one scenario: six stages' worth of two choices each. */
  static final int MAX_COMBINATIONS = 64;

  private final long revision;
  private final List<StageShares> stages;
  private final Map<Entry, Artifact> artifacts;
  private final Function<Linked, Engine> linker;
  private final Map<List<Entry>, Choice> combinations = new HashMap<>();
  private final Map<List<Entry>, List<Shadow>> shadows = new HashMap<>();

  /**
   * What an engine is linked from.
   *
   * @param hashes the artifacts' hashes in the store, in the order of the stages
   * @param models their models
   */
  record Linked(List<String> hashes, List<StageModel> models) {}

  LineUpBuilder(
      long revision,
      List<StageShares> stages,
      Map<Entry, Artifact> artifacts,
      Function<Linked, Engine> linker) {
    this.revision = revision;
    this.stages = stages;
    this.artifacts = artifacts;
    this.linker = linker;
  }

  LineUp build() {
    long count = 1;
    for (StageShares stage : stages) {
      count *= stage.deciding().size();
    }
    if (count > MAX_COMBINATIONS) {
      throw new RefusedException(
          Code.LIMIT,
          count + " combinations of champions and challengers: at most " + MAX_COMBINATIONS,
          null);
    }
    combine(new ArrayList<>());
    return new LineUp(stages, combinations, shadows);
  }

  private void combine(List<Entry> chosen) {
    if (chosen.size() == stages.size()) {
      List<Entry> key = List.copyOf(chosen);
      combinations.put(key, new Choice(revision, link(key), hashes(key), List.of()));
      shadows.put(key, shadowsOf(key));
      return;
    }
    for (Entry entry : stages.get(chosen.size()).deciding()) {
      chosen.add(entry);
      combine(chosen);
      chosen.remove(chosen.size() - 1);
    }
  }

  private List<Shadow> shadowsOf(List<Entry> chosen) {
    List<Shadow> found = new ArrayList<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      for (Entry entry : stages.get(stage).shadows()) {
        List<Entry> tried = new ArrayList<>(chosen);
        tried.set(stage, entry);
        String label = artifacts.get(entry).model().label();
        found.add(new Shadow(entry.hash(), label, link(tried)));
      }
    }
    return found;
  }

  private Engine link(List<Entry> entries) {
    return linker.apply(
        new Linked(
            hashes(entries), entries.stream().map(entry -> artifacts.get(entry).model()).toList()));
  }

  private static List<String> hashes(List<Entry> entries) {
    return entries.stream().map(Entry::hash).toList();
  }
}
