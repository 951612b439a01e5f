package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code bench} says before it hands over. */
class BenchCommandTest {
  private String before;

  @BeforeEach
  void asTheLauncherDoes() {
    before = System.getProperty(BenchCommand.HOME_PROPERTY);
    System.setProperty(BenchCommand.HOME_PROPERTY, "here");
  }

  @AfterEach
  void asBefore() {
    if (before == null) {
      System.clearProperty(BenchCommand.HOME_PROPERTY);
    } else {
      System.setProperty(BenchCommand.HOME_PROPERTY, before);
    }
  }

  @Test
  void anUnknownWorkloadIsRefusedWithTheNamesOfAll() {
    CommandRun run = CommandRun.of("bench", "W1", "W11");
    run.requireRefused();
    assertThat(run.err()).contains("W11").contains("W1, W2, W3, W4, W5, W6, W7, W8, W9, W10");
  }

  @Test
  void anUnknownOptionIsRefused() {
    CommandRun run = CommandRun.of("bench", "--fast");
    run.requireRefused();
    assertThat(run.err()).contains("--fast");
  }

  @Test
  void aGateWithoutRecordedRatiosIsRefused() {
    CommandRun run = CommandRun.of("bench", "--gate", "--recorded", "no/such/file.json");
    run.requireRefused();
    assertThat(run.err()).contains("file.json").contains("--recorded");
  }

  @Test
  void handsOverWhenAllIsRight() {
    CommandRun run = CommandRun.of("bench", "W10", "W2", "--quick", "--out", "somewhere");
    assertThat(run.status()).isEqualTo(BenchCommand.HANDED_OVER);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysWhereToRunItWhenTheLauncherIsNotThere() {
    System.clearProperty(BenchCommand.HOME_PROPERTY);
    CommandRun run = CommandRun.of("bench");
    run.requireRefused();
    assertThat(run.err()).contains("./verdict bench");
  }

  @Test
  void theBenchmarksReadTheSameOptions() {
    BenchOptions options = new BenchOptions();
    new CommandLine(new Reader(options)).execute("W3", "W1", "--quick", "--system", "a", "W2");
    assertThat(options.workloads()).containsExactly("W3", "W1", "W2");
    assertThat(options.systems()).containsExactly("a");
    assertThat(options.isQuick()).isTrue();
    assertThat(options.isGate()).isFalse();

    BenchOptions plain = new BenchOptions();
    new CommandLine(new Reader(plain)).execute();
    assertThat(plain.workloads()).hasSize(10).first().isEqualTo("W1");
    assertThat(plain.out()).hasToString("out/bench");
  }

  @CommandLine.Command(name = "reader")
  private static final class Reader implements Runnable {
    @CommandLine.Mixin private final BenchOptions options;

    Reader(BenchOptions options) {
      this.options = options;
    }

    @Override
    public void run() {
      assertThat(options).isNotNull();
    }
  }
}
