package io.verdict.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.flow.Flow;
import io.verdict.replay.history.ColumnMapping;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.CompiledScenario;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.PolicyTest;
import io.verdict.rules.ScenarioCompiler;
import io.verdict.rules.testing.PolicyTestRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy folders that the project ships. */
class PolicyFoldersTest {

  /** Two rules that others imply on purpose, so that the search for such rules has what to find. */
  private static final Map<String, List<String>> SAID =
      Map.of("consumer-loan", List.of("V7009 C08 by C09", "V7009 F049 by C14"));

  private static Path folder(String name) {
    return ProjectTree.root().resolve("src-test-data").resolve(name);
  }

  private static CompiledPolicy compile(String name) {
    return PolicyCompiler.compile(PolicyFolder.read(folder(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"german-credit", "taiwan-card-default", "card-fraud", "consumer-loan"})
  void compilesAndSaysOnlyWhatIsMeantSo(String name) {
    CompiledPolicy policy = compile(name);
    assertThat(policy.diagnostics())
        .as(policy.render(Locale.ENGLISH))
        .extracting(said -> said.code().id() + " " + String.join(" by ", said.arguments()))
        .containsExactlyElementsOf(SAID.getOrDefault(name, List.of()));
    assertThat(Flow.of(policy.models()).layout().size()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"german-credit", "taiwan-card-default", "card-fraud", "consumer-loan"})
  void everyTestInThePolicyPasses(String name) {
    List<String> failures = new ArrayList<>();
    List<PolicyTest> tests = compile(name).tests();
    for (PolicyTest test : tests) {
      PolicyTestRunner.run(test).mismatches().stream()
          .map(found -> test.test().span().position() + ": " + found)
          .forEach(failures::add);
    }
    assertThat(tests).isNotEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void everyScenarioCompilesAloneAndPassesItsTests() {
    PolicyFolder read = PolicyFolder.read(folder("consumer-loan"));
    CompiledPolicy base = PolicyCompiler.compile(read);
    List<CompiledScenario> scenarios = ScenarioCompiler.compile(read, base);
    assertThat(scenarios).hasSize(24);
    for (CompiledScenario scenario : scenarios) {
      assertThat(scenario.render(Locale.ENGLISH)).isEmpty();
      assertThat(scenario.tests()).as(scenario.name()).isNotEmpty();
      assertThat(scenario.tests())
          .map(PolicyTestRunner::run)
          .allSatisfy(result -> assertThat(result.mismatches()).as(result.name()).isEmpty());
      assertThat(Flow.of(scenario.models()).models()).hasSameSizeAs(base.models());
    }
  }

  /** The world lets people come through the scenarios that there are. */
  @Test
  void eachScenarioOfTheHistoryIsAFile() throws IOException {
    PolicyFolder read = PolicyFolder.read(folder("consumer-loan"));
    Set<String> files = new TreeSet<>();
    ScenarioCompiler.compile(read, PolicyCompiler.compile(read))
        .forEach(scenario -> files.add(scenario.name()));
    Set<String> come = new TreeSet<>();
    Path history = folder("consumer-loan").resolve("history/applications.csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(history)), StandardCharsets.UTF_8))) {
      int column = List.of(lines.readLine().split(",", -1)).indexOf("scenario.id");
      lines.lines().forEach(line -> come.add(line.split(",", -1)[column]));
    }
    assertThat(come).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"german-credit", "taiwan-card-default", "card-fraud", "consumer-loan"})
  void saysWhereTheDataComeFromAndHowToRunIt(String name) throws IOException {
    String readme = Files.readString(folder(name).resolve("README.md"));
    assertThat(readme).contains("./verdict replay src-test-data/" + name, "Data", "Licence");
  }

  @ParameterizedTest
  @ValueSource(strings = {"german-credit", "taiwan-card-default", "card-fraud", "consumer-loan"})
  void mapsOnlyFieldsThatThePolicyTakesIn(String name) throws IOException {
    ColumnMapping mapping = ColumnMapping.read(folder(name).resolve("data.mapping"));
    Set<String> inputs = new TreeSet<>();
    compile(name)
        .models()
        .forEach(model -> model.schema().fields().forEach(field -> inputs.add(field.name())));
    assertThat(mapping.fields()).allSatisfy(line -> assertThat(inputs).contains(line.field()));
  }
}
