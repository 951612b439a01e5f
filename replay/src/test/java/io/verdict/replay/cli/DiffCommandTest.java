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

/** Two policies that disagree, on rows few enough to be counted by hand. */
class DiffCommandTest {
  private static final String POLICY =
      """
      policy credit "Old" version 1 effective 2024-01-01 zone Asia/Shanghai
      input {
        age    : int         required
        amount : money(CNY)  required
        util   : rate        optional
        apr    : rate        required
      }
      reason C_AGE "Age" told
      reason C_SCORE "Score" told
      scorecard card from best {
        util { (..50%) -> 20  [50%..) -> 5  missing -> 10 }
        amount { (..1_000 CNY) -> 20  [1_000 CNY..) -> 10 }
      }
      param cutoff : int = 20
      rule C1 reject reason C_AGE on unknown review when age < 20
      rule C2 reject reason C_SCORE on unknown skip when card < cutoff
      rule C3 score 10 when age > 70
      rule C4 score 10 when amount > 90_000 CNY
      total risk of scores { [10..) -> review }
      """;
  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"
      id ID
      bad when BAD = 1
      field age    = AGE
      field amount = AMOUNT
      field util   = UTIL
      field apr    = APR
      """;
  private static final String ROWS =
      """
      ID,AGE,AMOUNT,UTIL,APR,BAD
      a1,30,500.00,0.2,0.10,0
      a2,30,5000.00,0.2,0.10,1
      a3,30,5000.00,0.7,0.10,1
      a4,19,500.00,0.2,0.10,0
      a5,30,2000.00,,0.10,0
      a6,75,500.00,0.2,0.10,0
      a7,21,900.00,0.1,0.10,0
      a8,x,900.00,0.1,0.10,0
      a9,30,95000.00,0.1,0.10,1
      """;

  @TempDir Path temporary;
  private Path before;
  private Path after;

  @BeforeEach
  void setUp() throws IOException {
    before = folder("old", POLICY);
    after =
        folder(
            "new",
            POLICY
                .replace("age < 20", "age < 22")
                .replace("(..50%) -> 20", "(..50%) -> 8")
                .replace("missing -> 10", "missing -> 12")
                .replace("int = 20", "int = 21")
                .replace("amount > 90_000 CNY", "amount > 99_000 CNY"));
  }

  private Path folder(String name, String policy) throws IOException {
    Path folder = Files.createDirectory(temporary.resolve(name));
    Files.writeString(folder.resolve("credit.policy"), policy);
    Files.writeString(folder.resolve("data.mapping"), MAPPING);
    Files.writeString(folder.resolve("rows.csv"), ROWS);
    return folder;
  }

  @Test
  void namesWhatDiffers() {
    CommandRun run = CommandRun.of("diff", before, after);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "changed  scorecard  card",
            "    util, (..50%): points 20 → 8",
            "    cutoff 20 → 21",
            "    when was: age < 20",
            "affected rule       C2",
            "through card, cutoff")
        .doesNotContain("rows compared");
    assertThat(CommandRun.of("diff", before, before).out()).isEqualTo("no difference\n");
  }

  @Test
  void countsTheSwapSetByFirstDifference() throws IOException {
    Path out = temporary.resolve("out");
    CommandRun run =
        CommandRun.of(
            "diff",
            before,
            after,
            "--data",
            before.resolve("rows.csv"),
            "--out",
            out,
            "--amount",
            "amount",
            "--price",
            "apr",
            "--cost",
            "0.04",
            "--loss",
            "0.5");
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "8 rows compared, 1 not",
            "3 decisions changed",
            "both approve               2   0.00 % [0.00, 65.76] of 2",
            "5,900   -2,446 → 0",
            "2,500   150 → 150",
            "outcomes are those on file");
    assertThat(out.resolve("changed.csv"))
        .content()
        .isEqualTo(
            """
            id,row,before,after,first_difference,values,outcome
            a2,2,approve,reject,"credit rule C2 through card, bin of util",card=30→18,bad
            a7,7,approve,reject,credit rule C1 (changed),age=21,good
            a9,9,review,reject,"credit rule C2 through card, bin of util",card=30→18,bad
            """);
    assertThat(out.resolve("diff.html"))
        .content()
        .contains("old → new", "swap out", "换出", "util, (..50%): points 20 → 8")
        .contains("credit rule C2 through card, bin of util")
        .doesNotContain("http://", "https://");
    JsonNode data = JsonMapper.shared().readTree(Files.readString(out.resolve("diff.json")));
    assertThat(data.get("data").get("quadrants").get("swapOut").get("applications").asInt())
        .isEqualTo(2);
  }

  @Test
  void namesThePartOfAnActionInBothLanguages() throws IOException {
    String rules = "rule D1 defer 7d reason C_AGE on unknown skip when age > 90\n";
    Path was = folder("was", POLICY + rules);
    Path now = folder("now", POLICY + rules.replace("7d", "9d"));
    CommandRun english = CommandRun.of("diff", was, now);
    assertThat(english.status()).as(english.err()).isZero();
    assertThat(english.out()).contains("changed  rule       D1", "    delay: 7d → 9d\n");
    Path out = temporary.resolve("both");
    CommandRun chinese = CommandRun.of("diff", was, now, "--lang", "zh", "--out", out);
    assertThat(chinese.status()).as(chinese.err()).isZero();
    assertThat(chinese.out())
        .contains("阶段 credit\n", "    延后时长：7d → 9d\n", "共 1 处差异，其中 1 处可能改变决策\n");
    assertThat(CommandRun.of("diff", before, after, "--lang", "zh").out())
        .contains("    条件原为：age < 20\n    条件现为：age < 22\n");
    assertThat(CommandRun.of("diff", was, was, "--lang", "zh").out()).isEqualTo("没有差异\n");
    assertThat(Files.readString(out.resolve("diff.html")))
        .contains("delay: 7d → 9d", "延后时长：7d → 9d");
    JsonNode data = JsonMapper.shared().readTree(Files.readString(out.resolve("diff.json")));
    assertThat(data.get("changes").get(0).get("detailsChinese").get(0).asString())
        .isEqualTo("延后时长：7d → 9d");
  }

  @Test
  void sayWhatIsWrongWithTheArguments() {
    CommandRun nowhere = CommandRun.of("diff", before, temporary.resolve("nowhere"));
    nowhere.requireRefused();
    assertThat(nowhere.err()).contains("there is no policy folder");
    CommandRun noField = CommandRun.of("diff", before, after, "--data", before, "--amount", "age");
    noField.requireRefused();
    assertThat(noField.err()).contains("--amount names age, which is no money slot");
    CommandRun noAmount = CommandRun.of("diff", before, after, "--data", before, "--price", "apr");
    noAmount.requireRefused();
    assertThat(noAmount.err()).contains("--price needs --amount");
    CommandRun noData = CommandRun.of("diff", before, after, "--data", temporary.resolve("x"));
    noData.requireRefused();
    assertThat(noData.err()).contains("there is no data file");
  }
}
