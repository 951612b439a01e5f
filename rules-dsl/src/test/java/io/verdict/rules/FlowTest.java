package io.verdict.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.diff.Change;
import io.verdict.rules.diff.PolicyDiff;
import io.verdict.rules.format.PolicyFormatter;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.FlowDeclaration.Role;
import io.verdict.rules.testing.Coverage;
import io.verdict.rules.testing.PolicyTestRunner;
import io.verdict.rules.testing.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Folders with a flow: which policy decides, which are on trial. */
class FlowTest {
  private static final PolicySource FRAUD =
      PolicySource.of(
          "fraud.policy",
          """
          policy fraud "Fraud" version 1 effective 2026-01-01 zone UTC
          input { id_no : key required  device.devices : int required }
          list bad : key from "bad.csv"
          reason F "Shared device" untold
          rule F1 reject reason F on unknown skip when device.devices >= 3 or id_no in list(bad)
          """);

  private static final String FLOW =
      """
      flow loans "Loans" by id_no {
        fraud { champion fraud }  # nothing on trial
        credit after fraud approve {
          salt       "autumn"
          champion   credit
          challenger credit_b 12.5%
          challenger credit_c 2.5%
          shadow     credit_d 50%
        }
      }
      """;

  private static PolicySource credit(String name, int version, int cutoff) {
    return PolicySource.of(
        name + ".policy",
        """
        policy credit "Credit" version %d effective 2026-01-01 zone UTC
        input { score : int required }
        param cutoff : int = %d
        reason C "Score too low" told
        rule C1 reject reason C on unknown review when score < cutoff
        test "low" { given { score %d } expect { outcome reject } }
        """
            .formatted(version, cutoff, cutoff - 1));
  }

  private static List<PolicySource> folder(String flow) {
    List<PolicySource> sources = new ArrayList<>();
    sources.add(credit("credit", 1, 600));
    sources.add(credit("credit_b", 2, 610));
    sources.add(credit("credit_c", 3, 620));
    sources.add(credit("credit_d", 4, 630));
    sources.add(PolicySource.of("flow.policy", flow));
    sources.add(FRAUD);
    return sources;
  }

  private static List<String> codes(CompiledPolicy compiled) {
    return compiled.diagnostics().stream()
        .map(Diagnostic::code)
        .map(code -> code.id())
        .distinct()
        .toList();
  }

  @Test
  void saysWhichPolicyDecidesWhomAndTheChampionKeepsTheRest() {
    CompiledPolicy compiled = PolicyCompiler.compile(folder(FLOW));

    assertThat(compiled.render(Locale.ENGLISH)).isEmpty();
    CompiledFlow flow = compiled.flow().orElseThrow();
    assertThat(flow.key()).contains("id_no");
    assertThat(flow.steps())
        .extracting(step -> step.stage().policyName() + " " + step.salt())
        .containsExactly("fraud ", "credit autumn");
    assertThat(flow.steps().get(1).arms())
        .extracting(arm -> arm.role() + " " + arm.model().label() + " " + arm.shareBasisPoints())
        .containsExactly(
            "CHAMPION credit v1 8500",
            "CHALLENGER credit_b v2 1250",
            "CHALLENGER credit_c v3 250",
            "SHADOW credit_d v4 5000");
    assertThat(flow.steps().get(1).champion().role()).isEqualTo(Role.CHAMPION);
    assertThat(flow.isTrial()).isTrue();
  }

  @Test
  void theModelsOfAFolderAreThoseOfItsChampions() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            folder(
                FLOW.replace("champion   credit", "champion   credit_d")
                    .replace("shadow     credit_d", "shadow     credit")));

    assertThat(compiled.models()).extracting(StageModel::name).containsExactly("fraud", "credit_d");
    assertThat(compiled.allModels())
        .extracting(StageModel::name)
        .containsExactly("fraud", "credit_d", "credit_b", "credit_c", "credit");
  }

  @Test
  void severalPoliciesOfAStageNeedAFlow() {
    List<PolicySource> sources = folder(FLOW);
    sources.remove(4);

    assertThat(codes(PolicyCompiler.compile(sources))).containsExactly("V4005", "V2002");
    assertThat(PolicyCompiler.compile(sources).render(Locale.ENGLISH))
        .contains("several policies of one stage need a flow");
  }

  @Test
  void filesOfOneTitleAndVersionStayOnePolicyUnderAFlow() {
    List<PolicySource> sources = folder(FLOW);
    sources.add(
        PolicySource.of(
            "more.policy",
            """
            policy credit "Credit" version 2 effective 2026-01-01 zone UTC
            rule C2 review when score < 700
            """));

    CompiledPolicy compiled = PolicyCompiler.compile(sources);

    assertThat(compiled.render(Locale.ENGLISH)).isEmpty();
    assertThat(compiled.model("credit_b").orElseThrow().rules()).hasSize(2);
    assertThat(compiled.model("credit").orElseThrow().rules()).hasSize(1);
  }

  @Test
  void filesOfOneTitleAndVersionThatDisagreeAreToldOf() {
    List<PolicySource> sources = folder(FLOW);
    sources.add(
        PolicySource.of(
            "more.policy", "policy credit \"Credit\" version 2 effective 2026-02-01 zone UTC\n"));

    assertThat(codes(PolicyCompiler.compile(sources))).containsExactly("V4005");
  }

  @Test
  void aBrokenFlowIsToldOfAloneAndNotThePoliciesThatItWouldTellApart() {
    CompiledPolicy compiled =
        PolicyCompiler.compile(folder(FLOW.replace("challenger credit_b 12.5%", "challenge r 1%")));

    assertThat(codes(compiled)).containsExactly("V1108");
    assertThat(compiled.models()).isEmpty();
  }

  @Test
  void runsTheTestsOfPoliciesOnTrialToo() {
    CompiledPolicy compiled = PolicyCompiler.compile(folder(FLOW));
    Coverage coverage = Coverage.of(compiled);

    List<TestResult> results = compiled.tests().stream().map(PolicyTestRunner::run).toList();
    results.forEach(coverage::add);

    assertThat(results).hasSize(4).allMatch(TestResult::isPassed);
    assertThat(results)
        .extracting(TestResult::policy)
        .containsExactlyInAnyOrder("credit", "credit_b", "credit_c", "credit_d");
    assertThat(coverage.items(Coverage.Part.RULE_FIRED))
        .extracting(item -> item.name() + " " + item.tests())
        .containsExactly("F1 0", "C1 1", "credit_b: C1 1", "credit_c: C1 1", "credit_d: C1 1");
  }

  @Test
  void looksAtAPolicyOnTrialAsIfItWereTheChampion() {
    List<PolicySource> sources = folder(FLOW);
    sources.add(
        PolicySource.of(
            "more.policy",
            """
            policy credit "Credit" version 2 effective 2026-01-01 zone UTC
            input { device.devices : int required }
            rule C3 reject reason C on unknown review when device.devices >= 4
            """));

    CompiledPolicy compiled = PolicyCompiler.compile(sources);

    assertThat(codes(compiled)).containsExactly("V7012");
    assertThat(compiled.render(Locale.ENGLISH)).contains("more.policy:3:");
  }

  @Test
  void scenariosExtendTheChampion() {
    CompiledPolicy compiled = PolicyCompiler.compile(folder(FLOW));
    PolicySource scenario =
        PolicySource.of(
            "travel.scenario",
            """
            scenario travel extends loans version 1 {
              credit { rule T1 review when score < 700 }
            }
            """);

    CompiledScenario travel = ScenarioCompiler.compile(scenario, "loans", compiled);

    assertThat(travel.render(Locale.ENGLISH)).isEmpty();
    assertThat(travel.models())
        .extracting(StageModel::name)
        .containsExactly("fraud", "credit.v1.travel");
  }

  @Test
  void laysAFlowOutInColumnsAndLeavesWhatIsLaidOut() {
    assertThat(laidOut(FLOW)).isEqualTo(FLOW);
    String lines =
        "flow f {\n  fraud { champion a }\n  credit after fraud approve { champion b }\n}\n";
    assertThat(laidOut(lines)).isEqualTo(lines);
    assertThat(laidOut(FLOW.replaceAll(" +", " "))).isEqualTo(FLOW);
  }

  private static String laidOut(String flow) {
    PolicySource source = PolicySource.of("flow.policy", flow);
    return PolicyFormatter.format(source, new Diagnostics()).orElseThrow();
  }

  @Test
  void comparesFlowsAndPoliciesOnTrialUnderTheirOwnNames() {
    CompiledPolicy before = PolicyCompiler.compile(folder(FLOW));
    List<PolicySource> sources = folder(FLOW.replace("12.5%", "20%"));
    sources.set(1, credit("credit_b", 2, 615));

    List<Change> changes = PolicyDiff.between(before, PolicyCompiler.compile(sources));

    assertThat(changes)
        .extracting(
            change ->
                change.stage() + " " + change.what() + " " + change.name() + " " + change.kind())
        .contains(
            "flow flow loans CHANGED",
            "credit:credit_b param cutoff CHANGED",
            "credit:credit_b rule C1 AFFECTED")
        .doesNotContain("credit rule C1 AFFECTED");
    assertThat(changes.get(0).details()).anySatisfy(detail -> assertThat(detail).contains("20%"));
  }
}
