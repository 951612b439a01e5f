package io.verdict.rules;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.DiagnosticRenderer;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.source.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of compiling one scenario over a policy: a model for each stage, those that it does not
 * change being the policy's own; its tests; its diagnostics, which concern no other scenario.
 *
 * <p><b>Thread safety</b>: immutable once returned.
 */
public final class CompiledScenario {

  private final String name;
  private final List<StageModel> models;
  private final List<PolicyTest> tests;
  private final List<MergedLine> lines;
  private final Diagnostics diagnostics;
  private final Map<String, SourceText> texts;

  CompiledScenario(
      String name,
      List<StageModel> models,
      List<PolicyTest> tests,
      List<MergedLine> lines,
      Diagnostics diagnostics,
      Map<String, SourceText> texts) {
    this.name = name;
    this.models = List.copyOf(models);
    this.tests = List.copyOf(tests);
    this.lines = List.copyOf(lines);
    this.diagnostics = diagnostics;
    this.texts = Map.copyOf(texts);
  }

  /** The scenario's name; that of its file where its first line cannot be read. */
  public String name() {
    return name;
  }

  /** Whether a mistake keeps the scenario from being used. */
  public boolean hasErrors() {
    return diagnostics.hasErrors();
  }

  /** The models in the order of the stages; none if there are errors. */
  public List<StageModel> models() {
    return models;
  }

  /** The model of a stage; empty if the policy does not have it, or if there are errors. */
  public Optional<StageModel> model(Stage stage) {
    return models.stream().filter(model -> model.stage() == stage).findFirst();
  }

  /** The scenario's own tests, which run on the merged policy; none if there are errors. */
  public List<PolicyTest> tests() {
    return tests;
  }

  /** The merged policy, line by line, with the origin of each; none if there are errors. */
  public List<MergedLine> lines() {
    return lines;
  }

  /** Errors and warnings about the scenario by file, line and column. */
  public List<Diagnostic> diagnostics() {
    return diagnostics.sorted();
  }

  /** The diagnostics as text, with the lines of the scenario; empty if there are none. */
  public String render(Locale locale) {
    return DiagnosticRenderer.of(
            locale,
            (file, line) -> Optional.ofNullable(texts.get(file)).flatMap(text -> text.line(line)))
        .render(diagnostics);
  }
}
