package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.program.Evaluation;
import io.verdict.engine.program.Program;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.rules.MergedLine.Origin;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCompilerTest {

  private static final String FRAUD =
      """
      policy fraud "Fraud" version 1 effective 2026-01-01 zone UTC
      input { devices : int required }
      reason F "Device" untold
      rule F1 reject reason F on unknown skip when devices >= 3
      """;
  private static final String CREDIT =
      """
      policy credit "Credit" version 4 effective 2026-01-01 zone UTC
      input {
        score : int                  required
        via   : enum { app, branch } required
        dpd   : int                  optional
      }
      reason C "Score" told
      param cut     : int by via tightens up corridor -10 { app: 620  -: 640 }
      param dpd_cap : int = 30 tightens down
      rule C1 reject reason C on unknown skip when score < cut or dpd > dpd_cap
      test "the policy's own" { given { score 639  via branch } expect { outcome reject } }
      """;
  private static final String TRAVEL =
      """
      scenario travel "Travel" extends loans version 2 {
        credit {
          cut[app] = 612
          dpd_cap  = 10
          input { nights : int optional }
          reason T "Stay too long" told
          rule T1 review reason T when nights > 30
          test "the corridor is used" {
            given  { score 612  via app  nights 31 }
            expect { outcome review  reasons [T]  fired [T1] }
          }
        }
      }
      """;

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = temporary.resolve("loans");
    Files.createDirectories(folder.resolve("scenarios"));
    Files.writeString(folder.resolve("fraud.policy"), FRAUD);
    Files.writeString(folder.resolve("credit.policy"), CREDIT);
    Files.writeString(folder.resolve("scenarios/travel.scenario"), TRAVEL);
  }

  private List<CompiledScenario> compile() {
    PolicyFolder read = PolicyFolder.read(folder);
    CompiledPolicy base = PolicyCompiler.compile(read);
    assertThat(base.hasErrors()).as(base.render(Locale.ENGLISH)).isFalse();
    return ScenarioCompiler.compile(read, base);
  }

  @Test
  void mergesWhatAScenarioSetsAndAdds() {
    CompiledScenario travel = compile().get(0);

    assertThat(travel.render(Locale.ENGLISH)).isEmpty();
    assertThat(travel.tests()).map(PolicyTestRunner::run).allMatch(TestResult::isPassed);
    StageModel credit = travel.model(Stage.CREDIT).orElseThrow();
    assertThat(credit.label()).isEqualTo("credit.v4.travel v2");
    assertThat(outcome(credit, 611, 0, 0)).isEqualTo("reject");
    assertThat(outcome(credit, 612, 0, 10)).isEqualTo("approve");
    assertThat(outcome(credit, 639, 1, 0)).isEqualTo("reject");
    assertThat(outcome(credit, 640, 1, 10)).isEqualTo("approve");
    assertThat(outcome(credit, 640, 1, 11)).isEqualTo("reject");
  }

  private static String outcome(StageModel model, int score, int via, int dpd) {
    RecordLayout layout = RecordLayout.of(model.schema());
    Program program = Program.link(model, layout);
    Record record = layout.newRecord();
    record.set(layout.slot("score"), score);
    record.set(layout.slot("via"), via);
    record.set(layout.slot("dpd"), dpd);
    Evaluation evaluation = program.newEvaluation();
    program.evaluate(record, evaluation);
    return evaluation.outcome().policyName();
  }

  @Test
  void leavesAStageThatItDoesNotTouchWhatItIs() {
    StageModel fraud = PolicyCompiler.compile(PolicyFolder.read(folder)).models().get(0);

    assertThat(compile().get(0).model(Stage.FRAUD)).contains(fraud);
  }

  @Test
  void keepsAMistakeToTheScenarioThatMakesIt() throws IOException {
    String broken = TRAVEL.replace("travel", "broken").replace("612", "609");
    Files.writeString(folder.resolve("scenarios/broken.scenario"), broken);
    Files.writeString(folder.resolve("scenarios/garbage.scenario"), "scenario ???");
    Files.write(folder.resolve("scenarios/latin.scenario"), new byte[] {(byte) 0xe9});

    List<CompiledScenario> scenarios = compile();

    assertThat(scenarios)
        .map(CompiledScenario::name)
        .containsExactly("broken", "garbage", "latin", "travel");
    assertThat(scenarios).map(CompiledScenario::hasErrors).containsExactly(true, true, true, false);
    assertThat(scenarios.get(0).models()).isEmpty();
    assertThat(scenarios.get(0).render(Locale.ENGLISH)).contains("V4028").contains("610");
    assertThat(scenarios.get(2).render(Locale.ENGLISH)).contains("V9002");
    assertThat(scenarios.get(3).models()).hasSize(2);
  }

  @Test
  void refusesASecondScenarioOfTheSameName() throws IOException {
    Files.writeString(folder.resolve("scenarios/zwei.scenario"), TRAVEL);

    List<CompiledScenario> scenarios = compile();

    assertThat(scenarios.get(0).hasErrors()).isFalse();
    assertThat(scenarios.get(1).render(Locale.ENGLISH)).contains("V2002");
  }

  @Test
  void showsWhereEachLineOfTheMergedPolicyComesFrom() {
    List<MergedLine> lines = compile().get(0).lines();

    assertThat(lines.stream().filter(line -> line.origin() != Origin.POLICY))
        .map(line -> line.origin().mark() + line.text().strip() + " " + line.file())
        .startsWith(
            "+cut[app] = 612 scenarios/travel.scenario",
            "+dpd_cap  = 10 scenarios/travel.scenario",
            "-param dpd_cap : int = 30 tightens down credit.policy",
            "+input { nights : int optional } scenarios/travel.scenario")
        .contains("+rule T1 review reason T when nights > 30 scenarios/travel.scenario");
    assertThat(lines.stream().filter(line -> line.stage() == Stage.FRAUD)).hasSize(4);
    assertThat(lines).map(MergedLine::text).noneMatch(text -> text.contains("the policy's own"));
    assertThat(lines.get(0).print()).endsWith("# fraud.policy:1");
  }

  @Test
  void compilesNoScenarioOfAPolicyWithMistakes() {
    CompiledPolicy base = PolicyCompiler.compile(PolicySource.of("credit.policy", "policy x"));

    assertThat(ScenarioCompiler.compile(PolicyFolder.read(folder), base)).isEmpty();
  }

  @Test
  void leavesAScenarioOfGarbageAlone() {
    CompiledPolicy base = PolicyCompiler.compile(PolicyFolder.read(folder));
    for (String text : List.of("", "{", "scenario", "scenario a extends loans version 1 {")) {
      CompiledScenario scenario =
          ScenarioCompiler.compile(PolicySource.of("s.policy", text), "loans", base);
      assertThat(scenario.hasErrors()).as(text).isTrue();
      assertThat(scenario.models()).as(text).isEmpty();
    }
  }
}
