package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.replay.ProjectTree;
import io.verdict.replay.report.model.NumberStyle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Replays of real files, for which no code was written: {@code verdict replay FOLDER --data FILE}.
 * The data lie outside the project, in {@code -Dverdict.data=DIR} or in {@code shared/data} beside
 * it.
 */
class RealDataTest {
  @TempDir Path temporary;

  private static Path data(String name) {
    String beside = ProjectTree.root().resolve("../shared/data").normalize().toString();
    Path file = Path.of(System.getProperty("verdict.data", beside)).resolve(name);
    assumeTrue(
        Files.isRegularFile(file),
        () -> "SKIPPED: there is no " + file + "; give its folder with -Dverdict.data=DIR");
    return file;
  }

  private JsonNode replay(String policy, String file) {
    return replay(CommandRun.policy(policy), data(file), temporary.resolve("out"));
  }

  private static JsonNode replay(Path policy, Path file, Path out) {
    CommandRun run = CommandRun.of("replay", policy, "--data", file, "--out", out, "--threads", 2);
    assertThat(run.status()).as(run.err()).isZero();
    JsonNode metrics = Metrics.in(out);
    assertThat(metrics.get("rowsRejected").asInt()).isZero();
    assertThat(metrics.get("incomplete").asInt()).isZero();
    assertThat(metrics.get("arithmeticFaults").asInt()).isZero();
    assertThat(metrics.get("journalDivergences").asInt()).isZero();
    assertThat(out.resolve("report.html")).isNotEmptyFile();
    return metrics;
  }

  @Test
  void germanCreditHasAThousandRowsAndThreeHundredBad() throws IOException {
    JsonNode metrics = replay("german-credit", "german-credit/german.data");
    assertThat(metrics.get("applications").asInt()).isEqualTo(1_000);
    assertThat(metrics.get("knownBad").asInt()).isEqualTo(300);
    assertThat(metrics.get("badRate").asDouble()).isLessThan(0.1);
    assertThat(metrics.get("auc").asDouble()).isBetween(0.75, 0.9);
    assertThat(temporary.resolve("out/decisions.csv")).isRegularFile();
    assertThat(Files.readAllLines(temporary.resolve("out/decisions.csv"))).hasSize(1_001);
  }

  @Test
  void aFolderOfPolicyAndMappingAloneIsEnough() throws IOException {
    Path file = data("german-credit/german.data");
    Path alone = Files.createDirectory(temporary.resolve("alone"));
    for (String name : new String[] {"credit.policy", "data.mapping"}) {
      Files.copy(CommandRun.policy("german-credit").resolve(name), alone.resolve(name));
    }
    JsonNode metrics = replay(alone, file, temporary.resolve("again"));
    assertThat(metrics.get("decisionsSha256"))
        .isEqualTo(
            replay(CommandRun.policy("german-credit"), file, temporary.resolve("out"))
                .get("decisionsSha256"));
  }

  @Test
  void taiwanHasThirtyThousandClientsOfWhom6636Default() {
    JsonNode metrics =
        replay("taiwan-card-default", "taiwan-card-default/default_of_credit_card_clients.csv.gz");
    assertThat(metrics.get("rowsRead").asInt()).isEqualTo(30_000);
    assertThat(metrics.get("applications").asInt()).isEqualTo(30_000);
    assertThat(metrics.get("knownBad").asInt()).isEqualTo(6_636);
    assertThat(metrics.get("auc").asDouble()).isBetween(0.7, 0.85);
  }

  @Test
  void taiwanDefaultsByRepaymentStatusAreThoseOfTheFile() throws IOException {
    String name = "taiwan-card-default/default_of_credit_card_clients.csv.gz";
    replay("taiwan-card-default", name);
    String report = Files.readString(temporary.resolve("out").resolve("report.html"));
    String table = report.substring(report.indexOf("id=\"rates-table\""));
    Map<String, long[]> counted = defaultsByStatus(data(name));
    assertThat(counted).hasSize(11);
    // Of those one month late a third defaults, of those two months late more than two thirds.
    assertThat((double) counted.get("1")[1] / counted.get("1")[0]).isBetween(0.33, 0.35);
    assertThat((double) counted.get("2")[1] / counted.get("2")[0]).isBetween(0.68, 0.70);
    counted.forEach(
        (status, counts) -> {
          Pattern row =
              Pattern.compile(
                  ">status\\.m1</td><td class=\"text\">"
                      + status
                      + "</td><td class=\"number\" data-value=\"(\\d+)\">.*?</tr>");
          Matcher found = row.matcher(table);
          assertThat(found.find()).as("status %s", status).isTrue();
          assertThat(Long.parseLong(found.group(1))).as("n of %s", status).isEqualTo(counts[0]);
          assertThat(found.group())
              .as("share of %s", status)
              .contains(NumberStyle.PERCENT_2.format((double) counts[1] / counts[0]));
        });
  }

  /** Clients and defaults of each repayment status in September, counted without our reader. */
  private static Map<String, long[]> defaultsByStatus(Path file) throws IOException {
    Map<String, long[]> counted = new TreeMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      List<String> header = List.of(reader.readLine().replace("\"", "").split(",", -1));
      int status = header.indexOf("PAY_0");
      int bad = header.indexOf("default.payment.next.month");
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] cells = line.replace("\"", "").split(",", -1);
        long[] counts = counted.computeIfAbsent(cells[status], key -> new long[2]);
        counts[0]++;
        counts[1] += cells[bad].equals("1") ? 1 : 0;
      }
    }
    return counted;
  }

  @Test
  void anAmountAbove220HitsNothingButFraudsInTheWholeCardFile() {
    JsonNode metrics =
        replay("card-fraud", "card-fraud-sim/transactions_2018-06-01_2018-08-14.csv.gz");
    assertThat(metrics.get("rowsRead").asInt()).isEqualTo(718_601);
    assertThat(metrics.get("applications").asInt()).isEqualTo(718_601);
    assertThat(metrics.get("rowsOutOfOrder").asInt()).isZero();
    JsonNode rule = metrics.get("ruleHits").get("fraud.T01");
    assertThat(rule.get("hits").asInt()).isEqualTo(1_281);
    assertThat(rule.get("bad").asInt()).isEqualTo(1_281);
    JsonNode windowed = metrics.get("ruleHits").get("fraud.T02");
    assertThat(windowed.get("hits").asInt()).as("a rule on window features").isPositive();
  }
}
