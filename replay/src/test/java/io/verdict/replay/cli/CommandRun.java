package io.verdict.replay.cli;

import io.verdict.replay.ProjectTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import picocli.CommandLine;

/**
 * The command line run within this process.
 *
 * @param status exit status
 * @param out what it printed on standard output
 * @param err its messages on standard error, without the progress bar
 */
record CommandRun(int status, String out, String err) {

  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int status = line.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** A policy folder that the project ships. */
  static Path policy(String name) {
    return ProjectTree.root().resolve("src-test-data").resolve(name);
  }

  /** Requires the end that a mistake of the user has: a message, no trace, nothing on stdout. */
  void requireRefused() {
    Assertions.assertThat(status).as(err).isEqualTo(2);
    Assertions.assertThat(out).isEmpty();
    Assertions.assertThat(err).isNotBlank().doesNotContain("\tat ", "Exception", "Verdict itself");
  }

  /** All files below a folder, by name, or none when the folder is not there. */
  static List<String> filesIn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
