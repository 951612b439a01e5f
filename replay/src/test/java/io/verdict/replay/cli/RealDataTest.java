package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.verdict.replay.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
