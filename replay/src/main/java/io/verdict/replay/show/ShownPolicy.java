package io.verdict.replay.show;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.PolicyHeader;
import io.verdict.rules.testing.Coverage;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A compiled policy with what its tests came to, stage by stage.
 *
 * <p><b>Thread safety</b>: immutable once made.
 */
public final class ShownPolicy {
  private final String name;
  private final CompiledPolicy compiled;
  private final List<StageText> stages;
  private final List<TestResult> results = new ArrayList<>();
  private final Coverage coverage;

  private ShownPolicy(String name, CompiledPolicy compiled) {
    this.name = name;
    this.compiled = compiled;
    this.stages = stages(compiled);
    this.coverage = Coverage.of(compiled);
    for (PolicyTest test : compiled.tests()) {
      TestResult result = PolicyTestRunner.run(test);
      results.add(result);
      coverage.add(result);
    }
  }

  /**
   * Runs the tests of a policy and takes it apart.
   *
   * @param name the name of its folder
   */
  public static ShownPolicy of(String name, CompiledPolicy compiled) {
    return new ShownPolicy(name, compiled);
  }

  /** One stage as its author wrote it. */
  record StageText(PolicyHeader header, List<Declaration> declarations) {

    String name() {
      return header.stage().text();
    }

    <T extends Declaration> List<T> all(Class<T> kind) {
      return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  private static List<StageText> stages(CompiledPolicy compiled) {
    Map<String, StageText> stages = new LinkedHashMap<>();
    for (PolicyFile file : compiled.files()) {
      PolicyHeader header = file.header().orElseThrow();
      stages
          .computeIfAbsent(header.stage().text(), s -> new StageText(header, new ArrayList<>()))
          .declarations()
          .addAll(file.declarations());
    }
    return compiled.models().stream().map(model -> stages.get(model.stage().policyName())).toList();
  }

  String name() {
    return name;
  }

  List<StageText> stages() {
    return stages;
  }

  List<TestResult> results() {
    return results;
  }

  Coverage coverage() {
    return coverage;
  }

  String warnings(Locale locale) {
    return compiled.render(locale).strip();
  }

  /** What stands at a place, on one line. */
  String written(SourceSpan span) {
    return compiled.text(span).orElse("").replaceAll("\\s+", " ");
  }

  /** What stands at a place, line by line. */
  String block(SourceSpan span) {
    return compiled.text(span).orElse("");
  }

  <T extends Declaration> int count(Class<T> kind) {
    return stages.stream().mapToInt(stage -> stage.all(kind).size()).sum();
  }
}
