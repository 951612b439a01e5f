package io.verdict.matcher.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Runs the stress tests of this package in processes of their own. */
final class JcstressTest {
  @TempDir Path directory;

  @Test
  void noRaceEndsInAStateThatIsForbidden(TestReporter reporter)
      throws IOException, InterruptedException {
    Process stress =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.openjdk.jcstress.Main",
                    "-m",
                    System.getProperty("verdict.jcstress.mode", "quick"),
                    "-t",
                    "io.verdict.matcher.stress",
                    "-r",
                    directory.toString()))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(stress.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = stress.waitFor();
    reporter.publishEntry(said.substring(Math.max(0, said.length() - 2_000)));
    assertThat(status).as(said).isZero();
    assertThat(said)
        .contains("Failed tests: No matches.", "Error tests: No matches.")
        .containsPattern(
            "[1-9][0-9]* passed, 0 failed, 0 soft errs, 0 hard errs\\)\\s+RUN RESULTS");
  }
}
