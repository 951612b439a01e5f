package io.verdict.engine.live;

import io.verdict.engine.live.Engines.Choice;
import io.verdict.engine.live.Engines.Shadow;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.store.Activation.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything in force for one scenario: every combination of champions and challengers, linked
 * before the first person comes, and the shadows. Immutable.
 */
final class LineUp {
  private final List<StageShares> stages;
  private final Map<List<Entry>, Choice> combinations;
  private final Map<List<Entry>, List<Shadow>> shadows;
  private final boolean isShared;

  /**
   * A line-up.
   *
   * @param stages the shares of each stage, in the order of the stages
   * @param combinations the engine for each combination of deciding entries
   * @param shadows for each combination, one shadow for each shadow entry, stage by stage
   */
  LineUp(
      List<StageShares> stages,
      Map<List<Entry>, Choice> combinations,
      Map<List<Entry>, List<Shadow>> shadows) {
    this.stages = List.copyOf(stages);
    this.combinations = Map.copyOf(combinations);
    this.shadows = Map.copyOf(shadows);
    this.isShared = stages.stream().anyMatch(StageShares::isShared);
  }

  Choice choose(Applicant applicant) {
    if (isShared && applicant.isNone()) {
      throw new IllegalStateException(
          "champion and challengers share the applicants, and this one has no key\n"
              + "  give the applicant's key when the application is decided");
    }
    List<Entry> chosen = new ArrayList<>(stages.size());
    for (StageShares stage : stages) {
      chosen.add(stage.deciding().get(stage.choose(applicant)));
    }
    Choice choice = combinations.get(chosen);
    List<Shadow> beside = besides(chosen, applicant);
    return beside.isEmpty()
        ? choice
        : new Choice(choice.revision(), choice.engine(), choice.artifacts(), beside);
  }

  private List<Shadow> besides(List<Entry> chosen, Applicant applicant) {
    List<Shadow> beside = new ArrayList<>();
    List<Shadow> all = shadows.get(chosen);
    int next = 0;
    for (StageShares stage : stages) {
      for (Entry shadow : stage.shadows()) {
        if (stage.isShadowed(shadow, applicant)) {
          beside.add(all.get(next));
        }
        next++;
      }
    }
    return beside;
  }

  /** The hashes of the artifacts of every engine that decides or is on trial. */
  List<List<String>> engines() {
    List<List<String>> all = new ArrayList<>();
    combinations.forEach(
        (chosen, choice) -> {
          all.add(choice.artifacts());
          all.addAll(trials(chosen));
        });
    return all;
  }

  private List<List<String>> trials(List<Entry> chosen) {
    List<List<String>> trials = new ArrayList<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      for (Entry shadow : stages.get(stage).shadows()) {
        List<String> tried = new ArrayList<>(chosen.stream().map(Entry::hash).toList());
        tried.set(stage, shadow.hash());
        trials.add(tried);
      }
    }
    return trials;
  }
}
