package io.verdict.engine.flow;

import io.verdict.engine.artifact.ArtifactFormat;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The stages of a decision in their order, linked to one record layout: FRAUD, then CREDIT, then
 * MATCH, and IN_LOAN for the life of the loan.
 *
 * <p>Each stage has its own policy, version and artifact. FRAUD comes first and can read nothing
 * that CREDIT computes: the layout refuses it.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class Flow {
  private final RecordLayout layout;
  private final Map<Stage, Program> programs;
  private final List<StageModel> models;
  private final List<String> sources;
  private volatile List<String> hashes;

  private Flow(List<StageModel> models, RecordLayout layout) {
    this.models = models;
    this.layout = layout;
    this.programs = new EnumMap<>(Stage.class);
    for (StageModel model : models) {
      programs.put(model.stage(), Program.link(model, layout));
    }
    this.sources = sourcesOf(layout);
  }

  /**
   * Links stages in the order of {@link Stage}.
   *
   * @throws IllegalArgumentException if a stage is there twice, none is there, the schemas do not
   *     fit together, or an earlier stage reads what a later one computes
   */
  public static Flow of(List<StageModel> stages) {
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a flow needs at least one stage");
    }
    List<StageModel> ordered = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      List<StageModel> found = stages.stream().filter(m -> m.stage() == stage).toList();
      if (found.size() > 1) {
        throw new IllegalArgumentException(
            "stage " + stage.policyName() + " is there twice: " + labels(found));
      }
      ordered.addAll(found);
    }
    requireMatchForProbes(ordered);
    List<Schema> schemas = ordered.stream().map(StageModel::schema).toList();
    return new Flow(List.copyOf(ordered), RecordLayout.join(schemas));
  }

  /** Who asks the match stage needs one, with the amount that may be lowered. */
  private static void requireMatchForProbes(List<StageModel> models) {
    for (StageModel model : models) {
      for (MatchProbe probe : model.matchProbes()) {
        StageModel match =
            models.stream().filter(each -> each.stage() == Stage.MATCH).findFirst().orElse(null);
        String amount = probe.lowers() ? model.schema().field(probe.amountSlot()).name() : "";
        if (match == null || (probe.lowers() && match.schema().slotOf(amount) < 0)) {
          throw new IllegalArgumentException(
              model.label()
                  + " asks the match stage"
                  + (match == null ? ", which is not there; add it" : " about " + amount)
                  + (match == null ? "" : ", which is no input of it; declare it there"));
        }
      }
    }
  }

  private static List<String> labels(List<StageModel> models) {
    return models.stream().map(StageModel::label).toList();
  }

  private static List<String> sourcesOf(RecordLayout layout) {
    return layout.schema().fields().stream()
        .map(Field::source)
        .filter(source -> !source.isEmpty())
        .distinct()
        .toList();
  }

  /** The layout of the records that every stage takes. */
  public RecordLayout layout() {
    return layout;
  }

  /** The stages' models in order. */
  public List<StageModel> models() {
    return models;
  }

  /**
   * The content hashes of the artifacts that the stages' models seal to, in the order of the
   * stages: what a journal names the flow by. Computed once, at the first call.
   */
  public List<String> hashes() {
    List<String> known = hashes;
    if (known == null) {
      known =
          models.stream()
              .map(model -> ArtifactFormat.contentHash(ArtifactFormat.write(model)))
              .toList();
      hashes = known;
    }
    return known;
  }

  /** The program of a stage, or null when the flow has none. */
  public Program program(Stage stage) {
    return programs.get(stage);
  }

  /** Names of the data sources; a source's position is its bit in a mask of sources. */
  public List<String> sources() {
    return sources;
  }

  /** The sources of which a record holds at least one field, as a mask. */
  public long suppliedSources(Record record) {
    long supplied = 0;
    for (int slot = 0; slot < layout.size(); slot++) {
      Field field = layout.schema().field(slot);
      if (field.role() == Role.INPUT && !field.source().isEmpty() && record.state(slot) != 0) {
        supplied |= 1L << sources.indexOf(field.source());
      }
    }
    return supplied;
  }

  /** The names of the sources of a mask. */
  public List<String> sourceNames(long mask) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      if ((mask >>> i & 1) != 0) {
        names.add(sources.get(i));
      }
    }
    return names;
  }
}
