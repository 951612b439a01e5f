package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.source.PolicySource;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example of the language's document compiles. */
class LanguageDocumentTest {

  @TempDir private Path folder;

  private static final Path DOCUMENT = Path.of("../docs/language.md");
  private static final Pattern FENCE = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

  static List<String> examples() throws IOException {
    return fences("policy");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compilesTheExampleAndPassesItsTests(String example) throws IOException {
    boolean whole = example.startsWith("policy ");
    String text = whole ? example : fences("preamble").get(0) + example;

    for (String file : List.of("gbm.json", "gbm_rows.csv")) {
      Files.copy(Path.of("src/test/resources/models/example", file), folder.resolve(file));
    }
    Files.writeString(folder.resolve("example.policy"), text);
    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder));

    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    assertThat(compiled.tests()).map(PolicyTestRunner::run).allMatch(TestResult::isPassed);
  }

  @Test
  void compilesTheScenarioAndPassesItsTests() throws IOException {
    String cut = "param cut_off : int";
    String params =
        fences("policy").stream().filter(text -> text.contains(cut)).findFirst().orElseThrow();
    CompiledPolicy base =
        PolicyCompiler.compile(
            PolicySource.of("example.policy", fences("preamble").get(0) + params));
    PolicySource text = PolicySource.of("scenarios/travel.scenario", fences("scenario").get(0));

    CompiledScenario travel = ScenarioCompiler.compile(text, "policy", base);

    assertThat(travel.hasErrors()).as(travel.render(Locale.ENGLISH)).isFalse();
    assertThat(travel.tests()).hasSize(1);
    assertThat(travel.tests()).map(PolicyTestRunner::run).allMatch(TestResult::isPassed);
  }

  @Test
  void compilesTheFlowOverPoliciesOfItsNames() throws IOException {
    String flow = fences("flow").get(0);
    Files.writeString(folder.resolve("flow.policy"), flow);
    Matcher named = Pattern.compile("(?:champion|challenger|shadow) +(\\w+)").matcher(flow);
    int version = 0;
    while (named.find()) {
      String name = named.group(1);
      String stage = name.replaceAll("credit_.", "credit");
      String rule =
          switch (stage) {
            case "match" -> "product P funder F { accept when age > 20 }";
            case "in_loan" -> "rule X step_up when age > 70";
            default -> "rule X review on unknown skip when age > 70";
          };
      Files.writeString(
          folder.resolve(name + ".policy"),
          "policy %s \"T\" version %d effective 2026-12-01 zone UTC%n".formatted(stage, ++version)
              + "input { id_no : key optional  age : int required }%n%s%n".formatted(rule));
    }

    CompiledPolicy compiled = PolicyCompiler.compile(PolicyFolder.read(folder));

    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    assertThat(compiled.allModels()).hasSize(7);
    assertThat(compiled.models()).hasSize(4);
  }

  @Test
  void showsEveryKindOfDeclaration() throws IOException {
    String all =
        String.join("\n", fences("policy")) + fences("preamble").get(0) + fences("flow").get(0);

    assertThat(
            List.of(
                "input",
                "event",
                "window",
                "graph",
                "list",
                "param",
                "reason",
                "derive",
                "result",
                "clamp",
                "probe",
                "rule",
                "total",
                "table",
                "scorecard",
                "calibrate",
                "model",
                "state",
                "states",
                "bands",
                "matrix",
                "product",
                "flow",
                "test"))
        .allSatisfy(word -> assertThat(all).containsPattern("(?m)^" + word + " "));
  }

  private static List<String> fences(String language) throws IOException {
    List<String> fences = new ArrayList<>();
    Matcher matcher = FENCE.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        fences.add(matcher.group(2));
      }
    }
    return fences;
  }
}
