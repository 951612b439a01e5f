package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of orders over the catalogue of the demo policy. */
class MatchCommandTest {
  @TempDir private static Path temporary;

  private static Path replayed;

  @BeforeAll
  static void replay() {
    replayed = temporary.resolve("replayed");
    CommandRun run =
        CommandRun.of(
            "replay", CommandRun.policy("consumer-loan"), "--out", replayed, "--limit", 1_500);
    assertThat(run.err()).isEmpty();
  }

  private static CommandRun match(int orders) {
    return CommandRun.of(
        "match", CommandRun.policy("consumer-loan"), "--out", replayed, "--orders", orders);
  }

  @Test
  void printsEachCaseAndNobodyIsPaidTwiceOrForgotten() {
    CommandRun run = match(1_000);
    assertThat(run.status()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(9);
    assertThat(lines.get(1)).contains("success %", "twice", "lost");
    assertThat(lines.subList(2, 9)).allMatch(line -> line.endsWith("     0     0"));
    assertThat(success(lines, "20 % spare capacity")).isGreaterThanOrEqualTo(99);
    assertThat(success(lines, "25 % spare")).isGreaterThan(success(lines, "5 % short"));
    assertThat(match(1_000).out()).as("the same seed").isEqualTo(run.out());
  }

  private static double success(List<String> lines, String start) {
    String line = lines.stream().filter(each -> each.startsWith(start)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(28, 38).strip());
  }

  @Test
  void saysWhatIsMissing() {
    CommandRun run =
        CommandRun.of(
            "match", CommandRun.policy("consumer-loan"), "--out", temporary.resolve("nowhere"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no journal", "run verdict replay first");
    assertThat(match(0).err()).contains("--orders is 0");
    CommandRun other =
        CommandRun.of("explain", CommandRun.policy("german-credit"), "A1", "--out", replayed);
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err()).contains("decided by another policy").doesNotContain("at io.");
  }
}
