package io.verdict.replay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What the command line says of itself. */
class HelpTest {
  private static final int MOST_COLUMNS = 100;

  static Stream<String> subcommands() {
    return Main.commandLine().getSubcommands().keySet().stream();
  }

  @Test
  void helpNamesEachCommandAndSaysWhereToStart() {
    CommandRun run = CommandRun.of("--help");
    requireReadable(run);
    assertThat(run.out())
        .contains("Usage: verdict", "./verdict replay src-test-data/consumer-loan");
    subcommands().forEach(name -> assertThat(run.out()).contains("\n  " + name));
    assertThat(CommandRun.of().out()).isEqualTo(run.out());
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void helpOfEachCommandPrintsItsUsage(String name) {
    CommandRun run = CommandRun.of(name, "--help");
    requireReadable(run);
    assertThat(run.out()).startsWith("Usage: verdict " + name);
  }

  private static void requireReadable(CommandRun run) {
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(MOST_COLUMNS));
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void eachOptionAndParameterIsDescribed(String name) {
    CommandLine command = Main.commandLine().getSubcommands().get(name);
    List<ArgSpec> arguments = command.getCommandSpec().args();
    assertThat(arguments).isNotEmpty();
    assertThat(arguments)
        .allSatisfy(
            argument ->
                assertThat(String.join("", argument.description()))
                    .as(argument.paramLabel())
                    .isNotBlank());
  }

  @Test
  void anUnknownCommandAndAnUnknownOptionAreRefused() {
    CommandRun command = CommandRun.of("reply");
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.err()).contains("reply").doesNotContain("\tat ");
    CommandRun option = CommandRun.of("replay", ".", "--thread", "2");
    assertThat(option.status()).isEqualTo(2);
    assertThat(option.err()).contains("--thread").doesNotContain("\tat ");
  }

  @Test
  void theVersionNamesTheProgramAndTheJava() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("verdict ")
        .contains("Java " + Runtime.version().feature())
        .doesNotContain("null");
  }
}
