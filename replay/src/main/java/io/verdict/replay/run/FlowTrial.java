package io.verdict.replay.run;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.record.Applicant;
import io.verdict.engine.record.Record;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.syntax.FlowDeclaration.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a history once more, decided as the flow says: each person by the champion or the
 * challenger of each stage whose share the person is in, and beside that by the shadows. Each line
 * of stages keeps its own windows over all rows.
 *
 * <p>Persons are shared out by the keys of a replay; live ones have the host's, and other persons.
 *
 * <p><b>Thread safety</b>: confined.
 */
final class FlowTrial implements AutoCloseable {
  /** Most lines of stages decided beside each other; each holds the windows of a history. */
  static final int MAX_LINES = 16;

  private static final int WHOLE = 10_000;
  private static final String SHADOW_SALT = "shadow:";

  private final CompiledFlow flow;
  private final List<Step> steps = new ArrayList<>();
  private final List<ComparedPolicy> ways = new ArrayList<>();
  private int keySlot = -1;

  private FlowTrial(CompiledFlow flow) {
    this.flow = flow;
  }

  /** A stage of an application with its policies, and a tally for each. */
  private record Step(
      CompiledFlow.Step step,
      List<CompiledFlow.Arm> deciding,
      List<TrialTally> tallies,
      List<Shadow> shadows) {}

  private record Shadow(CompiledFlow.Arm arm, ComparedPolicy line, TrialTally tally) {}

  /** Whether policies of an application's stages are on trial. */
  static boolean isIn(CompiledFlow flow) {
    return flow.steps().stream().anyMatch(step -> isTrial(step));
  }

  /** The stages behind an application's that have policies on trial. */
  static List<String> unplayed(CompiledFlow flow) {
    return flow.steps().stream()
        .filter(step -> !isOfApplication(step) && step.arms().size() > 1)
        .map(step -> step.stage().policyName())
        .toList();
  }

  private static boolean isTrial(CompiledFlow.Step step) {
    return isOfApplication(step) && step.arms().size() > 1;
  }

  private static boolean isOfApplication(CompiledFlow.Step step) {
    return step.stage() == Stage.FRAUD || step.stage() == Stage.CREDIT;
  }

  /** How many lines of stages a flow has: ways of those that decide, and one for each shadow. */
  static int lines(CompiledFlow flow) {
    int ways = 1;
    int shadows = 0;
    for (CompiledFlow.Step step : flow.steps()) {
      if (isOfApplication(step)) {
        int deciding = deciding(step).size();
        ways *= deciding;
        shadows += step.arms().size() - deciding;
      }
    }
    return ways + shadows;
  }

  private static List<CompiledFlow.Arm> deciding(CompiledFlow.Step step) {
    return step.arms().stream().filter(arm -> arm.role() != Role.SHADOW).toList();
  }

  /**
   * Decides the rows.
   *
   * @param limit most rows; 0 for all
   */
  static List<TrialResult> run(
      CompiledFlow flow, Path folder, Path data, long limit, Progress progress) throws IOException {
    try (FlowTrial trial = new FlowTrial(flow)) {
      trial.open(folder, data);
      return trial.decideAll(limit, progress);
    }
  }

  private void open(Path folder, Path data) throws IOException {
    List<StageModel> champions =
        flow.steps().stream().map(step -> step.champion().model()).toList();
    open(folder, data, champions, 0);
    for (CompiledFlow.Step step : flow.steps()) {
      if (isTrial(step)) {
        String stage = step.stage().policyName();
        List<Shadow> shadows = new ArrayList<>();
        for (CompiledFlow.Arm arm : step.arms()) {
          if (arm.role() == Role.SHADOW) {
            ComparedPolicy line =
                ComparedPolicy.open(folder, data, with(champions, step.stage(), arm.model()));
            shadows.add(new Shadow(arm, line, new TrialTally(stage, arm)));
          }
        }
        List<CompiledFlow.Arm> deciding = deciding(step);
        List<TrialTally> tallies =
            deciding.stream().map(arm -> new TrialTally(stage, arm)).toList();
        steps.add(new Step(step, deciding, tallies, shadows));
      }
    }
    keySlot = flow.key().map(key -> ways.get(0).flow.layout().schema().slotOf(key)).orElse(-1);
  }

  /** Opens every way from a stage on; the champions' comes first, then digits of the arms. */
  private void open(Path folder, Path data, List<StageModel> chosen, int from) throws IOException {
    for (int i = from; i < flow.steps().size(); i++) {
      CompiledFlow.Step step = flow.steps().get(i);
      if (isTrial(step)) {
        for (CompiledFlow.Arm arm : deciding(step)) {
          open(folder, data, with(chosen, step.stage(), arm.model()), i + 1);
        }
        return;
      }
    }
    ways.add(ComparedPolicy.open(folder, data, chosen));
  }

  private static List<StageModel> with(List<StageModel> models, Stage stage, StageModel model) {
    return models.stream().map(each -> each.stage() == stage ? model : each).toList();
  }

  private List<TrialResult> decideAll(long limit, Progress progress) throws IOException {
    long read = 0;
    while ((limit == 0 || read < limit) && next()) {
      read++;
      // Every line reads and decides every row: its windows hold all persons.
      boolean isDecided = true;
      for (ComparedPolicy line : lines()) {
        isDecided &= line.decide();
      }
      if (isDecided) {
        share();
      }
      progress.report("deciding as the flow shares", read, limit);
    }
    List<TrialResult> results = new ArrayList<>();
    for (Step step : steps) {
      step.tallies().forEach(tally -> results.add(tally.result()));
      step.shadows().forEach(shadow -> results.add(shadow.tally().result()));
    }
    return results;
  }

  private List<ComparedPolicy> lines() {
    List<ComparedPolicy> all = new ArrayList<>(ways);
    steps.forEach(step -> step.shadows().forEach(shadow -> all.add(shadow.line())));
    return all;
  }

  private boolean next() throws IOException {
    boolean isMore = true;
    for (ComparedPolicy line : lines()) {
      isMore &= line.next();
    }
    return isMore;
  }

  private void share() {
    Applicant person = person(ways.get(0).place.session.record());
    int way = 0;
    int[] chosen = new int[steps.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = choose(steps.get(i), person);
      way = way * steps.get(i).deciding().size() + chosen[i];
    }
    Place byChampions = ways.get(0).place;
    for (int i = 0; i < chosen.length; i++) {
      Step step = steps.get(i);
      step.tallies().get(chosen[i]).add(ways.get(way).place, byChampions);
      for (Shadow shadow : step.shadows()) {
        String salt = SHADOW_SALT + step.step().salt();
        if (person.part(salt, WHOLE) < shadow.arm().shareBasisPoints()) {
          shadow.tally().add(shadow.line().place, byChampions);
        }
      }
    }
  }

  /** Nobody in particular where the row has no key: the champions decide. */
  private Applicant person(Record record) {
    return keySlot < 0 || !record.isPresent(keySlot)
        ? Applicant.NONE
        : new Applicant(record.keyHigh(keySlot), record.keyLow(keySlot));
  }

  /** The position among those that decide; the champion stands first. */
  private static int choose(Step step, Applicant person) {
    if (person.isNone() || step.deciding().size() == 1) {
      return 0;
    }
    int part = person.part(step.step().salt(), WHOLE);
    int end = 0;
    for (int i = 1; i < step.deciding().size(); i++) {
      end += step.deciding().get(i).shareBasisPoints();
      if (part < end) {
        return i;
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    for (ComparedPolicy line : lines()) {
      line.close();
    }
  }
}
