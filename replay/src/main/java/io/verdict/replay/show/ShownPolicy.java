package io.verdict.replay.show;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.replay.report.model.Text;
import io.verdict.rules.CompiledFlow;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.PolicyHeader;
import io.verdict.rules.testing.Coverage;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A compiled policy with what its tests came to, stage by stage.
 *
 * <p><b>Thread safety</b>: immutable once made.
 */
public final class ShownPolicy {
  private final String name;
  private final CompiledPolicy compiled;
  private final List<StageText> stages;
  private final List<StageText> trials;
  private final List<TestResult> results = new ArrayList<>();
  private final Coverage coverage;

  private ShownPolicy(String name, CompiledPolicy compiled) {
    this.name = name;
    this.compiled = compiled;
    Map<Boolean, List<StageText>> texts =
        texts().stream().collect(Collectors.partitioningBy(this::decides));
    this.stages = texts.get(true);
    this.trials = texts.get(false);
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

  /**
   * One policy of a stage as its author wrote it.
   *
   * @param policy its name
   * @param role what it is for, in words; empty where it is the only one of its stage
   */
  record StageText(String policy, Text role, PolicyHeader header, List<Declaration> declarations) {

    String name() {
      return header.stage().text();
    }

    <T extends Declaration> List<T> all(Class<T> kind) {
      return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  private List<StageText> texts() {
    return compiled.policies().stream()
        .map(
            parts ->
                new StageText(
                    parts.name(),
                    ShownRoles.of(compiled, parts),
                    parts.header(),
                    parts.declarations()))
        .toList();
  }

  String name() {
    return name;
  }

  private boolean decides(StageText text) {
    return compiled.models().stream().anyMatch(model -> model.name().equals(text.policy()));
  }

  /** The policies that decide, one a stage. */
  List<StageText> stages() {
    return stages;
  }

  /** The policies beside them: challengers, shadows, and those that the flow does not name. */
  List<StageText> trials() {
    return trials;
  }

  /** Which policy decides whom, if the folder says so. */
  Optional<CompiledFlow> flow() {
    return compiled.flow();
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
