package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String WRITTEN =
      """
      policy credit "Small"   version 1 effective 2026-12-01 zone Asia/Shanghai
      # what is known
      input { age : int required   # in years
        income.verified:money(CNY) optional }
      reason C_AGE "Age" told
      rule C1 reject reason C_AGE on unknown review when age<20 or   age > 60 # served
      """;
  private static final String FORMATTED =
      """
      policy credit "Small" version 1 effective 2026-12-01 zone Asia/Shanghai
      # what is known
      input {
        age             : int         required  # in years
        income.verified : money(CNY)  optional
      }
      reason C_AGE "Age" told
      rule C1 reject reason C_AGE on unknown review when age < 20 or age > 60  # served
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void setUp() throws IOException {
    file = Files.writeString(folder.resolve("credit.policy"), WRITTEN);
  }

  @Test
  void rewritesTheFilesOfAFolder() throws IOException {
    CommandRun run = CommandRun.of("fmt", folder);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("changed ", "credit.policy", "1 files, 1 changed");
    assertThat(file).hasContent(FORMATTED);
    assertThat(CommandRun.filesIn(folder)).containsExactly("credit.policy");
    assertThat(CommandRun.of("fmt", folder).out()).startsWith("1 files, 0 changed");
  }

  @Test
  void checkNamesTheFilesAndChangesNothing() {
    CommandRun run = CommandRun.of("fmt", file, "--check");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("would change ", "credit.policy", "1 to change");
    assertThat(file).hasContent(WRITTEN);
  }

  @Test
  void stdoutPrintsTheTextAndChangesNothing() {
    CommandRun run = CommandRun.of("fmt", file, "--stdout");
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo(FORMATTED);
    assertThat(file).hasContent(WRITTEN);
  }

  @Test
  void aFileWithMistakesIsShownAndNoFileOfTheFolderIsTouched() throws IOException {
    Path broken = Files.writeString(folder.resolve("z.policy"), "policy credit \"x\" versin 1\n");
    CommandRun run = CommandRun.of("fmt", folder);
    run.requireRefused();
    assertThat(run.err()).contains("z.policy:1:19: error V", "versin");
    assertThat(file).hasContent(WRITTEN);
    assertThat(broken).hasContent("policy credit \"x\" versin 1\n");
  }

  @Test
  void whatIsNoPolicyIsNamed() throws IOException {
    CommandRun nowhere = CommandRun.of("fmt", folder.resolve("nowhere"));
    nowhere.requireRefused();
    assertThat(nowhere.err()).contains("there is no policy in", "nowhere");
    Files.write(file, new byte[] {'p', (byte) 0xC3, (byte) 0x28});
    CommandRun latin = CommandRun.of("fmt", folder);
    latin.requireRefused();
    assertThat(latin.err()).contains("credit.policy is not UTF-8");
  }
}
