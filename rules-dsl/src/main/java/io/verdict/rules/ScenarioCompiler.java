package io.verdict.rules;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.Severity;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.checked.CheckedStage;
import io.verdict.rules.checked.CheckedTest;
import io.verdict.rules.checker.Reporter;
import io.verdict.rules.checker.StageChecker;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lowering.StageLowering;
import io.verdict.rules.parser.ScenarioParser;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.source.SourceText;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.PolicyHeader;
import io.verdict.rules.syntax.ScenarioFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The compiler of scenarios: each is merged into the policy that it extends and compiled by itself,
 * so that a mistake in one stops no other.
 *
 * <p><b>Thread safety</b>: the static methods keep no state.
 */
public final class ScenarioCompiler {

  private final CompiledPolicy base;
  private final String baseName;
  private final PolicySource source;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Map<String, SourceText> texts;
  private final List<StageModel> models = new ArrayList<>();
  private final List<PolicyTest> tests = new ArrayList<>();

  private ScenarioCompiler(CompiledPolicy base, String baseName, PolicySource source) {
    this.base = base;
    this.baseName = baseName;
    this.source = source;
    this.texts = new HashMap<>(base.texts());
    texts.put(source.name(), SourceText.of(source));
  }

  /**
   * Compiles the scenarios of a folder, in the order of their files.
   *
   * @param base what the folder itself was compiled to; while it has errors, no scenario is
   *     compiled
   */
  public static List<CompiledScenario> compile(PolicyFolder folder, CompiledPolicy base) {
    List<CompiledScenario> compiled = new ArrayList<>();
    if (base.hasErrors()) {
      return compiled;
    }
    Set<String> names = new HashSet<>();
    for (PolicyFolder.ScenarioText text : folder.scenarios()) {
      if (text.source().isEmpty()) {
        compiled.add(
            new CompiledScenario(
                text.name(), List.of(), List.of(), List.of(), text.diagnostics(), Map.of()));
        continue;
      }
      ScenarioCompiler compiler =
          new ScenarioCompiler(base, folder.policyName(), text.source().get());
      compiled.add(compiler.compile(names));
    }
    return compiled;
  }

  /**
   * Compiles one scenario.
   *
   * @param baseName the name by which it extends the policy
   */
  public static CompiledScenario compile(
      PolicySource source, String baseName, CompiledPolicy base) {
    return new ScenarioCompiler(base, baseName, source).compile(new HashSet<>());
  }

  private CompiledScenario compile(Set<String> names) {
    ScenarioFile file = ScenarioParser.parse(source, diagnostics);
    String name = file.header().map(header -> header.name().text()).orElse(source.baseName());
    file.header().ifPresent(header -> checkHeader(header, names));
    Map<String, List<ScenarioFile.Part>> parts = new TreeMap<>();
    for (ScenarioFile.Part part : file.parts()) {
      parts.computeIfAbsent(part.stage().text(), stage -> new ArrayList<>()).add(part);
    }
    List<ScenarioMerge> merges = new ArrayList<>();
    for (StageParts stage : base.stages()) {
      List<ScenarioFile.Part> own = parts.remove(stage.stage().policyName());
      merges.add(ScenarioMerge.of(stage, own == null ? List.of() : own, diagnostics));
    }
    parts.values().forEach(unknown -> reportNoStage(unknown.get(0).stage()));
    file.header().ifPresent(header -> merges.forEach(merge -> compile(merge, header, file)));
    boolean failed = diagnostics.hasErrors();
    List<MergedLine> lines = new ArrayList<>();
    merges.forEach(merge -> lines.addAll(MergedText.of(merge, texts)));
    return new CompiledScenario(
        name,
        failed ? List.of() : models,
        failed ? List.of() : tests,
        failed ? List.of() : lines,
        ownDiagnostics(),
        texts);
  }

  private void checkHeader(ScenarioFile.Header header, Set<String> names) {
    Name named = header.base();
    if (!named.text().equals(baseName)) {
      diagnostics.report(
          Diagnostic.at(
              named.span(),
              PolicyCode.UNKNOWN_BASE,
              named.text(),
              NearestName.of(named.text(), List.of(baseName))));
    }
    if (!names.add(header.name().text())) {
      diagnostics.report(
          Diagnostic.at(header.name().span(), PolicyCode.DECLARED_TWICE, header.name().text()));
    }
  }

  private void reportNoStage(Name stage) {
    diagnostics.report(Diagnostic.at(stage.span(), PolicyCode.NO_SUCH_STAGE, stage.text()));
  }

  /** Compiles a merged stage; one that the scenario does not touch stays what it is. */
  private void compile(ScenarioMerge merge, ScenarioFile.Header header, ScenarioFile file) {
    StageParts stage = merge.base();
    if (merge.isEmpty()) {
      base.model(stage.stage()).ifPresent(models::add);
      return;
    }
    PolicyHeader own = stage.header();
    PolicyHeader merged =
        new PolicyHeader(
            own.span(),
            own.stage(),
            header.title().isEmpty() ? own.title() : own.title() + ": " + header.title(),
            header.version(),
            own.effective(),
            own.zone());
    String name = stage.name() + ".v" + own.version() + "." + header.name().text();
    Reporter reporter = new Reporter(diagnostics, texts, file.unreadable());
    Optional<CheckedStage> checked =
        StageChecker.check(stage.stage(), name, merged, merge.declarations(), reporter);
    checked.ifPresent(this::lower);
  }

  private void lower(CheckedStage stage) {
    Optional<StageModel> model = StageLowering.lower(stage, diagnostics);
    model.ifPresent(models::add);
    if (model.isPresent()) {
      for (CheckedTest test : stage.tests()) {
        tests.add(new PolicyTest(test, GivenSlots.of(model.get(), test)));
      }
    }
  }

  /** All errors, and the warnings about the scenario itself: the policy has its own. */
  private Diagnostics ownDiagnostics() {
    Diagnostics own = new Diagnostics();
    for (Diagnostic diagnostic : diagnostics.sorted()) {
      boolean isOwn = diagnostic.span().file().equals(source.name());
      if (isOwn || diagnostic.code().severity() == Severity.ERROR) {
        own.report(diagnostic);
      }
    }
    return own;
  }
}
