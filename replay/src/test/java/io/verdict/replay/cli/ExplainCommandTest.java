package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
  private static final String POLICY =
      """
      policy credit "Small" version 1 effective 2024-01-01 zone Asia/Shanghai
      input {
        age    : int         required
        income : money(CNY)  optional
        debt   : money(CNY)  optional
        job    : code        optional
      }
      reason C_AGE "Age" zh "年龄" told
      reason C_DEBT "Debt" untold
      scorecard card from best {
        income reason C_DEBT { (..5_000 CNY) -> 20  [5_000 CNY..) -> 50  missing -> 35 }
      }
      table cap first complete {
        income        -> limit
        [9_000 CNY..) -> 30_000 CNY
        -             -> missing
      }
      rule C1 "Too young" reject reason C_AGE on unknown review when age < 20 or age > 60
      rule C2 review reason C_DEBT on unknown skip when debt > 0.5 * income
      rule C3 score 15 when job in ["none", "student"] and income < 9_000 CNY
      total risk of scores { [10..) -> review reason C_DEBT }
      """;
  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"
      id ID
      field age    = AGE
      field income = INCOME
      field debt   = DEBT
      field job    = JOB
      """;

  @TempDir Path temporary;
  private Path folder;
  private Path out;

  @BeforeEach
  void setUp() throws IOException {
    folder = Files.createDirectory(temporary.resolve("small"));
    out = temporary.resolve("out");
    Files.writeString(folder.resolve("credit.policy"), POLICY);
    Files.writeString(folder.resolve("data.mapping"), MAPPING);
    Files.writeString(
        folder.resolve("rows.csv"),
        "ID,AGE,INCOME,DEBT,JOB\na1,64,4000,2500,student\na2,30,,100,clerk\n");
    CommandRun replayed = CommandRun.of("replay", folder, "--out", out);
    assertThat(replayed.status()).as(replayed.err()).isZero();
  }

  @Test
  void saysWhyInPlainWords() {
    CommandRun run = CommandRun.of("explain", folder, "a1", "--out", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(
            """
            REJECT by stage credit
              reason C_AGE: Age
            stage credit, credit v1: REJECT
              rule C1 fired: reject, "Too young" (decides)
                when age < 20 or age > 60
                age = 64
              rule C2 fired: review
                when debt > 0.5 * income
                income = 4000.00
                debt = 2500.00
              rule C3 fired: score 15
                when job in ["none", "student"] and income < 9_000 CNY
                income = 4000.00
                job = student
                met: income = 4000.00 is in (..9000 CNY)
                met: job = student is in ["none", "student"]
              total risk = 15, of rules C3 15, band [10..) asks for review
              scorecard card = 20
            """)
        .contains("20.0 points, -30.0 against the baseline", "    points lost: C_DEBT 30.0\n")
        .endsWith("  table cap, row in line 16: limit = missing\n");
  }

  @Test
  void tellsWhatIsNotKnownAndWhatWasNotMet() {
    CommandRun run = CommandRun.of("explain", folder, "a2", "--out", out, "--all");
    assertThat(run.out())
        .startsWith("APPROVE by stage credit\n")
        .contains(
            "rule C1 did not fire: reject, \"Too young\"",
            "    not met: age = 30 is not in (..20) or [61..)\n",
            "rule C2 cannot tell, on unknown skip: review\n",
            "    not known: debt > 0.5 * income (income = missing, debt = 100.00)\n",
            "    not met: job = clerk is not in [\"none\", \"student\"]\n");
  }

  @Test
  void speaksChinese() {
    CommandRun run = CommandRun.of("explain", folder, "a1", "--out", out, "--lang", "zh");
    assertThat(run.out())
        .startsWith("REJECT，由阶段 credit 决定\n  原因 C_AGE：年龄\n")
        .contains("规则 C1 命中", "评分卡 card = 20", "失分：C_DEBT 30.0");
  }

  @Test
  void jsonHasEveryRuleWithItsTests() {
    CommandRun run = CommandRun.of("explain", folder, "a2", "--out", out, "--json");
    JsonNode rules = JsonMapper.shared().readTree(run.out()).get("stages").get(0).get("rules");
    assertThat(rules.size()).isEqualTo(3);
    assertThat(rules.get(1).get("truth").asString()).isEqualTo("UNKNOWN");
    assertThat(rules.get(0).get("criteria").get(0).get("value").asString()).isEqualTo("30");
  }

  @Test
  void ofAnApprovedApplicationItSaysWhatEachProductRefuses() throws IOException {
    Path loans = temporary.resolve("loans");
    Path policy = CommandRun.policy("consumer-loan");
    assertThat(CommandRun.of("replay", policy, "--limit", "60", "--out", loans).status()).isZero();
    String row =
        Files.readAllLines(loans.resolve("decisions.csv")).stream()
            .filter(line -> line.contains(",credit,approve,"))
            .findFirst()
            .orElseThrow();
    String id = row.substring(0, row.indexOf(','));
    CommandRun run = CommandRun.of("explain", policy, id, "--out", loans, "--all");
    assertThat(run.out())
        .containsPattern("products: \\d+ of 480 accept")
        .containsPattern("product \\w+ of N\\d+ refuses\\n    not met: app\\.tenor = \\d+ is not");
  }
}
