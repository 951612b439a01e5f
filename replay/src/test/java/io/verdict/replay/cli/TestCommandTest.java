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

class TestCommandTest {
  private static final String POLICY =
      """
      policy credit "Small" version 1 effective 2026-12-01 zone Asia/Shanghai
      input {
        age    : int         required
        income : money(CNY)  optional
        util   : rate        optional special { -1: no_card }
      }
      reason C_AGE "Age" told
      table cap first complete {
        income         -> limit
        [5_000 CNY..)  -> 20_000 CNY
        -              -> missing
      }
      table hits collect(count) {
        age   | income        -> strong
        [30..) | -            -> 1
        -     | [9_000 CNY..) -> 1
      }
      scorecard card from best {
        util { no_card -> 10  (..50%) -> 20  [50%..) -> 5  missing -> 0 }
      }
      rule C1 reject reason C_AGE on unknown review when age < 20
      rule C2 score 10 when income < 3_000 CNY
      total risk of scores { [10..) -> review }
      rule C3 review when card < 10 and limit is missing
      """;
  private static final String PASSES =
      """
      test "nineteen is too young" {
        given  { age 19  income 9_000 CNY  util 20% }
        expect { outcome reject  fired [C1]  card 20  strong 1 }
      }
      """;
  private static final String FAILS =
      """
      test "a poor old man" {
        given  { age 60  income 2_000 CNY  util no_card }
        expect { outcome approve  fired [C1]  card 11 }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void setUp() throws IOException {
    write(PASSES);
  }

  private void write(String tests) throws IOException {
    Files.writeString(folder.resolve("credit.policy"), POLICY + tests);
  }

  @Test
  void passingTestsAreCounted() {
    CommandRun run = CommandRun.of("test", folder);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).isEqualTo("1 passed, 0 failed\n");
  }

  @Test
  void aFailingTestShowsWhatWasGivenExpectedAndActual() throws IOException {
    write(PASSES + FAILS);
    CommandRun run = CommandRun.of("test", folder);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            credit.policy:29: test "a poor old man" of stage credit failed
              given     age 60  income 2000 CNY  util no_card
              expected  outcome approve
              actual    outcome review
              expected  fired [C1]
              actual    fired [C2]
              expected  card 11
              actual    card 10
            1 passed, 1 failed
            """);
  }

  @Test
  void coverageListsWhatNoTestTouches() {
    CommandRun run = CommandRun.of("test", folder, "--coverage");
    assertThat(run.status()).isZero();
    assertThat(run.out().replaceAll(" +", " "))
        .contains(
            "rules fired 1 3 33.3 %",
            "rules not fired 2 3 66.7 %",
            "table rows 2 4 50.0 %",
            "scorecard bins 1 4 25.0 %",
            "bands of totals 0 1 0.0 %",
            "all 6 15 40.0 %",
            "credit.policy:21: rule C1 always fires",
            "credit.policy:22: rule C2 never fires",
            "credit.policy:11: table cap, row 2 in line 11",
            "credit.policy:15: table hits, row 1 in line 15",
            "credit.policy:19: scorecard card, util, missing",
            "credit.policy:23: total risk, [10..)")
        .doesNotContain("row 2 in line 16", "(..50%)");
  }

  @Test
  void tooLittleCoverageFails() {
    assertThat(CommandRun.of("test", folder, "--min", "40").status()).isZero();
    CommandRun run = CommandRun.of("test", folder, "--min", "41");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("the tests touch 40.0 %, less than the 41.0 % asked for");
    CommandRun wrong = CommandRun.of("test", folder, "--min", "140");
    wrong.requireRefused();
    assertThat(wrong.err()).contains("--min", "0 to 100");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    write(PASSES + FAILS);
    CommandRun run = CommandRun.of("test", folder, "--json");
    assertThat(run.status()).isEqualTo(1);
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.get("passed").asInt()).isEqualTo(1);
    assertThat(json.get("tests").get(1).get("given").get("income").asString())
        .isEqualTo("2000 CNY");
    assertThat(json.get("tests").get(1).get("mismatches").get(0).get("actual").asString())
        .isEqualTo("review");
    assertThat(json.get("coverage").get("ruleFired").get("of").asInt()).isEqualTo(3);
    assertThat(json.get("neverHit").get(0).get("name").asString()).isEqualTo("C3");
  }
}
