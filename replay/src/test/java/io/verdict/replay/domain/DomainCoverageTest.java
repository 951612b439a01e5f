package io.verdict.replay.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Effect;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.replay.ProjectTree;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.PolicyFolder;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.testing.Coverage;
import io.verdict.rules.testing.Coverage.Part;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The hundred rules of the default set: each is in the shipped policy, says what its authors mean,
 * and is tested there both ways. {@code -Dverdict.golden=write} writes the page that lists them.
 */
class DomainCoverageTest {
  private static final Path PAGE = ProjectTree.root().resolve("docs/domain-coverage.md");
  private static final long SEED = Long.getLong("verdict.seed", 20_261_128L);
  private static final int RECORDS =
      "nightly".equals(System.getProperty("verdict.budget")) ? 200_000 : 20_000;

  /** The engine asks the match stage for it between two evaluations of the stage. */
  private static final Set<String> ASKED = Set.of("C39");

  private static final Pattern COUNTED =
      Pattern.compile("(distinct|count)\\((.*?)\\) by (\\S+) over (\\w+)");

  private static final Map<String, String> ARGUMENTS =
      Map.of("phone", "phone.no", "channel", "channel.type", "outcome == \"REJECT\"", "");

  private static final Path FOLDER = ProjectTree.root().resolve("src-test-data/consumer-loan");
  private static final CompiledPolicy POLICY = PolicyCompiler.compile(PolicyFolder.read(FOLDER));

  private static List<MeantRule> meant(Stage stage) {
    return stage == Stage.FRAUD ? FraudRulesMeant.all() : CreditRulesMeant.all();
  }

  private static StageModel model(Stage stage) {
    return POLICY.model(stage).orElseThrow();
  }

  private static Rule rule(StageModel model, String id) {
    return model.rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the policy has no rule " + id));
  }

  private static String does(StageModel model, Rule rule) {
    if (rule.effect().kind() == Effect.Kind.CLAMP || rule.effect().kind() == Effect.Kind.TRIM) {
      return rule.effect().kind().name().toLowerCase(Locale.ROOT);
    }
    boolean trimsFirst = model.rules().stream().anyMatch(r -> r.id().equals(rule.id() + ".trim"));
    return (trimsFirst ? "trim or " : "")
        + (rule.outcome() == null ? "score " + rule.score() : rule.outcome().policyName());
  }

  @ParameterizedTest
  @EnumSource(names = {"FRAUD", "CREDIT"})
  void eachRuleAsksForWhatItIsMeantToAndGivesItsReason(Stage stage) {
    StageModel model = model(stage);
    assertThat(meant(stage)).hasSize(stage == Stage.FRAUD ? 60 : 40);
    for (MeantRule meant : meant(stage)) {
      Rule rule = rule(model, meant.id());
      assertThat(does(model, rule)).as(meant.id()).isEqualTo(meant.does());
      assertThat(model.reasons().get(rule.reason()).code())
          .as(meant.id())
          .isEqualTo(meant.reason());
    }
  }

  /** What a rule counts stands in its meaning, and in the policy in the window that it names. */
  @Test
  void eachVelocityRuleCountsWhatItIsMeantTo() {
    StageModel model = model(Stage.FRAUD);
    int count = 0;
    for (MeantRule meant : meant(Stage.FRAUD)) {
      Matcher counted = COUNTED.matcher(meant.condition());
      if (counted.find()) {
        String argument = ARGUMENTS.getOrDefault(counted.group(2), counted.group(2));
        String aggregate = counted.group(1) + "(" + argument + ")";
        String entity = ARGUMENTS.getOrDefault(counted.group(3), counted.group(3));
        String window = aggregate + " of %s by " + entity + " over " + counted.group(4);
        boolean isRejection = counted.group(2).contains("REJECT");
        String written =
            isRejection
                ? window.formatted("rejection") + " exclude current"
                : window.formatted("application") + " include current";
        Rule rule = rule(model, meant.id());
        assertThat(model.windows())
            .as(meant.id())
            .filteredOn(w -> rule.text().contains(model.schema().field(w.slot()).name()))
            .singleElement()
            .satisfies(found -> assertThat(found.text()).contains(written));
        count++;
      }
    }
    assertThat(count).isEqualTo(15);
  }

  /** On records near the boundaries, a rule fires where its meaning holds and nowhere else. */
  @ParameterizedTest
  @EnumSource(names = {"FRAUD", "CREDIT"})
  void eachConditionIsTheOneThatIsMeant(Stage stage) {
    StageModel model = withPricesAboveTheCeiling().model(stage).orElseThrow();
    RecordLayout layout = RecordLayout.of(model.schema());
    Program program = Program.link(model, layout);
    Evaluation evaluation = program.newEvaluation();
    NearBoundaries values = new NearBoundaries(new SplittableRandom(SEED));
    Map<String, int[]> counts = new HashMap<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < model.rules().size(); i++) {
      places.put(model.rules().get(i).id(), i);
    }
    Record record = layout.newRecord();
    for (int n = 0; n < RECORDS; n++) {
      record.clear();
      values.fill(record);
      program.evaluate(record, evaluation);
      SlotValues slots = new SlotValues(record);
      for (MeantRule meant : meant(stage)) {
        if (!ASKED.contains(meant.id())) {
          boolean holds = meant.holds().test(slots);
          assertThat(evaluation.isFired(places.get(meant.id())))
              .as("%s: %s, seed %d, record %d", meant.id(), meant.condition(), SEED, n)
              .isEqualTo(holds);
          counts.computeIfAbsent(meant.id(), id -> new int[2])[holds ? 1 : 0]++;
        }
      }
    }
    counts.forEach(
        (id, count) ->
            assertThat(Math.min(count[0], count[1])).as("%s hit or not", id).isGreaterThan(20));
    System.out.printf(
        Locale.ROOT,
        "%s: %d rules on %,d records each, seed %d; fewest hits %d%n",
        stage.policyName(),
        counts.size(),
        RECORDS,
        SEED,
        counts.values().stream().mapToInt(c -> c[1]).min().orElse(0));
  }

  /** The shipped prices never reach the ceiling of their day, so that C37 would never bite. */
  private static CompiledPolicy withPricesAboveTheCeiling() {
    List<PolicySource> sources = new ArrayList<>();
    for (PolicySource source : PolicyFolder.read(FOLDER).sources()) {
      sources.add(PolicySource.of(source.name(), source.text().replace("| 21.6% |", "| 30.0% |")));
    }
    CompiledPolicy dear = PolicyCompiler.compile(sources);
    assertThat(dear.hasErrors()).as(dear.render(Locale.ENGLISH)).isFalse();
    return dear;
  }

  private static Map<String, List<String>> testsOf(List<TestResult> results, boolean fired) {
    Map<String, List<String>> tests = new HashMap<>();
    for (TestResult result : results) {
      for (Coverage.Touched touched : result.touched()) {
        String id = touched.name();
        boolean isNamed = result.name().startsWith(id + " ");
        if (isNamed && touched.part() == (fired ? Part.RULE_FIRED : Part.RULE_NOT_FIRED)) {
          tests.computeIfAbsent(id, one -> new ArrayList<>()).add(result.name());
        }
      }
    }
    return tests;
  }

  @Test
  void thePageListsEachRuleBesideItsMeaningAndItsTests() throws IOException {
    List<TestResult> results = POLICY.tests().stream().map(PolicyTestRunner::run).toList();
    Map<String, List<String>> hits = testsOf(results, true);
    Map<String, List<String>> others = testsOf(results, false);
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Stage stage : List.of(Stage.FRAUD, Stage.CREDIT)) {
      page.append("\n## Stage ").append(stage.policyName()).append("\n\n");
      page.append(
          "| rule | meant | in the policy | does | unknown | tests that hit, that do not |\n");
      page.append("|---|---|---|---|---|---|\n");
      StageModel model = model(stage);
      for (MeantRule meant : meant(stage)) {
        Rule rule = rule(model, meant.id());
        assertThat(hits.get(meant.id())).as("tests that hit %s", meant.id()).isNotEmpty();
        assertThat(others.get(meant.id())).as("tests that do not hit %s", meant.id()).isNotEmpty();
        page.append("| ").append(meant.id()).append(" | `").append(meant.condition());
        page.append("` | `").append(rule.text().replaceAll("\\s+", " ")).append("` | ");
        page.append(does(model, rule)).append(' ').append(meant.reason()).append(" | ");
        page.append(rule.onUnknown().name().toLowerCase(Locale.ROOT)).append(" | ");
        page.append(hits.get(meant.id()).size()).append(", ");
        page.append(others.get(meant.id()).size()).append(" |\n");
      }
    }
    String text = page + REMARKS;
    if ("write".equals(System.getProperty("verdict.golden"))) {
      Files.writeString(PAGE, text);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(text);
  }

  private static final String INTRODUCTION =
      """
      # The hundred rules of the default set

      What the shipped policy (`src-test-data/consumer-loan`) says, beside what is meant. A test writes this page, and holds it and the policy
      to three things: each rule asks for what it is meant to, with its reason; on random records near its boundaries it fires where its meaning,
      written down once more in Java, holds, and nowhere else; and tests in the policy itself, named for the rule, hit it and do not hit it.
      """;

  private static final String REMARKS =
      """

      ## Where the policy says it in other words

      * A window stands under its name (`device.ids_7d` is `distinct(id_no) by device.id over 7d`); all count the current application once, but for
        `id.rejections_7d`, since the current one has no outcome yet.
      * **F020** leaves venues out, as velocity rules on shared places are meant to: a shop's Wi-Fi is no ring.
      * **F043** reads a host's count of the edits of income and employer; **F048** asks for both contacts; **F027** compares days.
      * **C17** and the line stand on the verified income, or on six tenths of the declared where no provider answered.
      * **C34**, **C35** and **C36** compare with parameters (630, 4.5 %, 1,000 CNY) that partners may set within their corridors.
      * **C36** looks at the line as it is granted: after the partner's ceiling and after C38, so that a line that the legal limit leaves too small
        is declined and not granted.
      * **C37** lowers the price; `C37_FLOOR` beside it declines where what the ceiling leaves does not carry the cost.
      * **C39** is asked of the match stage between two evaluations and makes the order smaller in steps of 100 first.
      * **C40** reads the host's own count for the grade and channel at hand; without it nobody is deferred.
      """;
}
