package io.verdict.rules.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.PolicyCompiler;
import io.verdict.rules.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Tests of policies on the program that decides. */
class PolicyTestRunnerTest {

  private static final String POLICY =
      """
      policy credit "Runner" version 1 effective 2026-12-01 zone Asia/Shanghai
      input {
        applicant.age : int required
        income : money(CNY) required
        service : money(CNY) optional
        job : code optional
        bureau.util : rate optional special { -1: no_card }
        flags : set { p, q } optional
        who : key optional
        other : key optional
      }
      reason C_AGE "Age" told
      reason C_DTI "Debt" told
      reason C_UTIL "Use of cards" told
      derive dti : rate = service / (income / 12) rounding half_even
      table grades first complete {
        dti -> grade : ordered enum { R1, R2, R3 } | cap
        (..30%) -> R1 | 50_000 CNY
        [30%..85%) -> R2 | 20_000 CNY
        - -> R3 | missing
      }
      scorecard card points 600 at odds 15:1 pdo 40 from best {
        bureau.util reason C_UTIL { no_card -> 40 (..10%) -> 94.5 [10%..) -> 20 missing -> 35 }
      }
      rule C1 reject reason C_AGE on unknown review when applicant.age < 20
      rule C2 reject reason C_DTI on unknown skip when grade >= R3 and dti is present
      rule C3 review reason C_UTIL from card when card < 30 and job not in ["cash"]
      rule C4 review reason C_AGE when flags intersects [q] and who == other
      rule C5 score 5 when income in [1 CNY..2 CNY]
      """;

  @Test
  void passesATestWhoseExpectationsHold() {
    assertThat(
            mismatches(
                """
                given { applicant.age 19  income 120_000 CNY  service 9_000 CNY  bureau.util no_card }
                expect { outcome reject reasons [C_AGE, C_DTI] fired [C2, C1] dti 90% grade R3 cap missing card 40 }
                """))
        .isEmpty();
  }

  @Test
  void saysWhatCameOutOtherwise() {
    assertThat(
            mismatches(
                """
                given { applicant.age 30  income 120_000 CNY  service 3_000 CNY }
                expect { outcome reject reasons [C_AGE] fired [C1] dti 31% grade R1 cap 1 CNY card 94.5 }
                """))
        .containsExactly(
            new TestResult.Mismatch("outcome", "reject", "approve"),
            new TestResult.Mismatch("reasons", "[C_AGE]", "[]"),
            new TestResult.Mismatch("fired", "[C1]", "[]"),
            new TestResult.Mismatch("dti", "31%", "30%"),
            new TestResult.Mismatch("grade", "R1", "R2"),
            new TestResult.Mismatch("cap", "1 CNY", "20000 CNY"),
            new TestResult.Mismatch("card", "94.5", "35"));
  }

  @Test
  void takesAComputedSlotThatIsGivenForWhatItIs() {
    assertThat(
            mismatches(
                """
                given { applicant.age 30  grade R3  dti 1% }
                expect { outcome reject fired [C2] cap missing }
                """))
        .isEmpty();
  }

  @Test
  void treatsWhatIsNotGivenAsMissing() {
    assertThat(
            mismatches("given { job \"cash\" } expect { outcome review fired [] reasons [C_AGE] }"))
        .isEmpty();
  }

  @Test
  void comparesKeysSetsAndCodes() {
    assertThat(
            mismatches(
                """
                given { applicant.age 30  flags [p, q]  who "a"  other "A"  bureau.util 50%  job "card" }
                expect { outcome review fired [C3, C4] reasons [C_UTIL, C_AGE] }
                """))
        .isEmpty();
  }

  @Test
  void theExampleOfTheLanguagePasses() throws IOException {
    String example = Files.readString(Path.of("src/test/resources/example.policy"));
    CompiledPolicy compiled = PolicyCompiler.compile(PolicySource.of("example.policy", example));

    assertThat(compiled.tests()).hasSize(1);
    assertThat(PolicyTestRunner.run(compiled.tests().get(0)).mismatches()).isEmpty();
  }

  private static List<TestResult.Mismatch> mismatches(String body) {
    CompiledPolicy compiled =
        PolicyCompiler.compile(
            PolicySource.of("runner.policy", POLICY + "test \"it\" { " + body + " }\n"));
    assertThat(compiled.hasErrors()).as(compiled.render(Locale.ENGLISH)).isFalse();
    return PolicyTestRunner.run(compiled.tests().get(0)).mismatches();
  }
}
