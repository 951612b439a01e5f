package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.DiagnosticRenderer;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.source.SourceText;
import io.verdict.rules.syntax.PolicyFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one compilation: a model for each stage, the tests, and every diagnostic.
 *
 * <p>If there is one error, there is no model at all: stages of one folder are released together.
 *
 * <p><b>Thread safety</b>: immutable once returned.
 */
public final class CompiledPolicy {

  private final List<PolicyFile> files;
  private final CompiledStages stages;
  private final List<StageModel> models;
  private final Diagnostics diagnostics;
  private final Map<String, SourceText> texts;

  CompiledPolicy(
      List<PolicyFile> files,
      CompiledStages stages,
      Diagnostics diagnostics,
      Map<String, SourceText> texts) {
    this.files = List.copyOf(files);
    this.stages = stages;
    this.models =
        stages.deciding().stream().flatMap(parts -> model(parts.name()).stream()).toList();
    this.diagnostics = diagnostics;
    this.texts = Map.copyOf(texts);
  }

  /** Whether a mistake keeps the policy from being used. */
  public boolean hasErrors() {
    return diagnostics.hasErrors();
  }

  /**
   * The models that decide, in the order of the stages: one a stage, the champion where there is a
   * flow; none if there are errors.
   */
  public List<StageModel> models() {
    return models;
  }

  /** The model that decides a stage; empty if there is none, or if there are errors. */
  public Optional<StageModel> model(Stage stage) {
    return models.stream().filter(model -> model.stage() == stage).findFirst();
  }

  /**
   * The models of all policies, in the order of the stages, in each the champion first; also of
   * challengers, of shadows, and of policies that the flow does not name.
   */
  public List<StageModel> allModels() {
    return stages.models();
  }

  /** The model of a policy by its name; empty if there is none, or if there are errors. */
  public Optional<StageModel> model(String policy) {
    return stages.models().stream().filter(model -> model.name().equals(policy)).findFirst();
  }

  /** Which policy decides whom; empty if the folder has no flow, or if there are errors. */
  public Optional<CompiledFlow> flow() {
    return stages.flow();
  }

  /** The tests of all policies in the order of the files; none if there are errors. */
  public List<PolicyTest> tests() {
    return stages.tests();
  }

  /** The syntax trees, as far as the files could be read. */
  public List<PolicyFile> files() {
    return files;
  }

  /** What the files say, policy by policy, in the order of {@link #allModels()}. */
  public List<StageParts> policies() {
    return stages.policies();
  }

  /** What the files say of the policies that decide, one a stage. */
  List<StageParts> stages() {
    return stages.deciding();
  }

  Map<String, SourceText> texts() {
    return texts;
  }

  /** Errors and warnings by file, line and column; at most so many as the collector keeps. */
  public List<Diagnostic> diagnostics() {
    return diagnostics.sorted();
  }

  /** How many errors there are, also those that are not kept. */
  public int errorCount() {
    return diagnostics.errorCount();
  }

  /**
   * What stands at a place of the policy's texts, as written; empty for a text it does not have.
   */
  public Optional<String> text(SourceSpan span) {
    return Optional.ofNullable(texts.get(span.file())).map(text -> text.slice(span));
  }

  /** The diagnostics as text, with the lines of the policy; empty if there are none. */
  public String render(Locale locale) {
    return DiagnosticRenderer.of(
            locale,
            (file, line) -> Optional.ofNullable(texts.get(file)).flatMap(text -> text.line(line)))
        .render(diagnostics);
  }
}
