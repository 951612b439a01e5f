package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for parameters, beside a count of the same rows in plain Java. */
class SearchCommandTest {
  private static final String POLICY =
      """
      policy credit "Two limits" version 1 effective 2024-01-01 zone Asia/Shanghai
      input {
        risk   : int         required
        amount : money(CNY)  required
      }
      reason C_RISK "Risk" told
      reason C_AMOUNT "Amount" told
      param most_risk   : int        = 50
      param most_amount : money(CNY) = 5_000 CNY
      rule C1 reject reason C_RISK on unknown review when risk > most_risk
      rule C2 reject reason C_AMOUNT on unknown review when amount > most_amount
      """;
  private static final String MAPPING =
      """
      format csv separator "," header
      source "rows.csv"
      id ID
      time AT as "yyyy-MM-dd HH:mm"
      bad when BAD = 1
      field risk   = RISK
      field amount = AMOUNT
      """;
  private static final int ROWS = 3_000;

  private record Row(int day, int risk, int amount, boolean isBad) {}

  @TempDir Path temporary;
  private Path folder;
  private final List<Row> rows = new ArrayList<>();

  @BeforeEach
  void setUp() throws IOException {
    folder = Files.createDirectory(temporary.resolve("policy"));
    Files.writeString(folder.resolve("credit.policy"), POLICY);
    Files.writeString(folder.resolve("data.mapping"), MAPPING);
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder text = new StringBuilder("ID,AT,RISK,AMOUNT,BAD\n");
    for (int i = 0; i < ROWS; i++) {
      int risk = random.nextInt(100);
      int amount = 1_000 * (1 + random.nextInt(9));
      boolean isBad = random.nextInt(1_000) < risk + amount / 200;
      Row row = new Row(1 + i * 30 / ROWS, risk, amount, isBad);
      rows.add(row);
      text.append(
          "r%d,2026-01-%02d 10:00,%d,%d,%d\n".formatted(i, row.day, risk, amount, isBad ? 1 : 0));
    }
    Files.writeString(folder.resolve("rows.csv"), text);
  }

  @Test
  void everyCombinationGivesWhatAPlainCountGivesAndTheBestUnderTheCapIsChosen() throws IOException {
    Path out = temporary.resolve("out");
    CommandRun run =
        CommandRun.of(
            "search",
            folder,
            "--vary",
            "most_risk=20..80:20",
            "--vary",
            "most_amount=3_000 CNY,9_000 CNY",
            "--max-bad",
            "0.04",
            "--later-from",
            "2026-01-21",
            "--out",
            out);
    assertThat(run.status()).as(run.err() + run.out()).isZero();
    List<String> lines = Files.readAllLines(out.resolve("search.csv"));
    assertThat(lines).hasSize(9);
    String best = "";
    double most = -1;
    for (String line : lines.subList(1, 9)) {
      String[] cells = line.split(",", -1);
      int risk = Integer.parseInt(cells[0]);
      int amount = Integer.parseInt(cells[1].replace(" CNY", "").replace("_", ""));
      long[] early = count(risk, amount, false);
      long[] late = count(risk, amount, true);
      assertThat(Double.parseDouble(cells[2])).isEqualTo((double) early[1] / early[0]);
      assertThat(Long.parseLong(cells[3])).as(line).isEqualTo(early[2]);
      assertThat(Long.parseLong(cells[4])).as(line).isEqualTo(early[1]);
      assertThat(Double.parseDouble(cells[8])).isEqualTo((double) late[1] / late[0]);
      assertThat(Long.parseLong(cells[9])).as(line).isEqualTo(late[2]);
      if ((double) early[2] / early[1] <= 0.04 && (double) early[1] / early[0] > most) {
        most = (double) early[1] / early[0];
        best = "most_risk = " + cells[0] + ", most_amount = " + cells[1];
      }
    }
    assertThat(best).isNotEmpty();
    assertThat(run.out()).contains("3,000 rows", "8 combinations", "chosen: " + best);
    assertThat(lines.stream().filter(line -> line.endsWith(",true"))).hasSize(1);
  }

  /** Decided, approved and bad of a period. */
  private long[] count(int mostRisk, int mostAmount, boolean isLate) {
    long[] counts = new long[3];
    for (Row row : rows) {
      if (row.day >= 21 == isLate) {
        boolean isApproved = row.risk <= mostRisk && row.amount <= mostAmount;
        counts[0]++;
        counts[1] += isApproved ? 1 : 0;
        counts[2] += isApproved && row.isBad ? 1 : 0;
      }
    }
    return counts;
  }

  @Test
  void aCapThatNothingKeepsIsSaid() {
    CommandRun run =
        CommandRun.of("search", folder, "--vary", "most_risk=60,80", "--max-bad", "0.0001");
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("no combination has a bad rate of at most 0.01 %");
  }

  @Test
  void whatCannotBeSearchedIsRefused() {
    refused("--vary nonsense is not understood", "nonsense");
    refused("no policy of the folder has a parameter cutoff", "cutoff=1..2:1");
    refused("--vary most_risk=9..1:1 is not understood", "most_risk=9..1:1");
    refused("--vary most_risk=1..900:1 is not understood", "most_risk=1..900:1");
    refused("error V", "most_risk=1 CNY");
    CommandRun many =
        CommandRun.of(
            "search", folder, "--vary", "most_risk=1..100:1", "--vary", "most_amount=1,2,3,4,5,6");
    many.requireRefused();
    assertThat(many.err()).contains("more than 500 combinations");
  }

  private void refused(String message, String vary) {
    CommandRun run = CommandRun.of("search", folder, "--vary", vary);
    run.requireRefused();
    assertThat(run.err()).contains(message);
  }
}
