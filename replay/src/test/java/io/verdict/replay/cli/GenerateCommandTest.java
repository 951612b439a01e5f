package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.replay.world.GeneratorRun;
import io.verdict.replay.world.ProgressListener;
import io.verdict.replay.world.file.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated histories: a fresh one can be replayed, the committed one can be made again. */
class GenerateCommandTest {
  @TempDir Path temporary;

  @Test
  void aFreshHistoryIsReplayedByThePolicyOfTheCommittedOne() {
    Path data = temporary.resolve("history");
    CommandRun made =
        CommandRun.of("generate", "--applications", 200, "--months", 3, "--seed", 9, "--out", data);
    assertThat(made.status()).as(made.err()).isZero();
    assertThat(made.out()).contains("200 applications over 3 months, seed 9").contains("history");
    Path out = temporary.resolve("out");
    CommandRun run =
        CommandRun.of("replay", CommandRun.policy("consumer-loan"), "--data", data, "--out", out);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Metrics.in(out).get("applications").asInt()).isEqualTo(200);
    assertThat(Metrics.in(out).get("journalDivergences").asInt()).isZero();
    assertThat(Metrics.in(out).get("ordersFunded").asInt()).isPositive();
  }

  @Test
  void theCommittedHistoryIsWhatItsSeedAndParametersMake() throws IOException {
    Path committed = CommandRun.policy("consumer-loan").resolve("history");
    Manifest made =
        GeneratorRun.run(Manifest.parameters(committed), temporary, ProgressListener.NONE);
    assertThat(made.json()).isEqualTo(Files.readString(committed.resolve(Manifest.FILE)));
    for (Manifest.Entry file : made.files()) {
      if (file.name().endsWith(".csv")) {
        assertThat(committed.resolve(file.name()))
            .hasSameBinaryContentAs(temporary.resolve(file.name()));
      }
    }
  }

  @Test
  void aPresetIsTakenInAnyCaseAndAnUnknownOneIsRefused() {
    CommandRun unknown =
        CommandRun.of("generate", "--preset", "flood", "--out", temporary.resolve("none"));
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(unknown.err()).contains("--preset", "flood").doesNotContain("\tat ");
    assertThat(temporary.resolve("none")).doesNotExist();
    CommandRun wave =
        CommandRun.of(
            "generate",
            "--applications",
            50,
            "--months",
            14,
            "--preset",
            "fraud_wave",
            "--out",
            temporary.resolve("wave"));
    assertThat(wave.status()).as(wave.err()).isZero();
  }
}
