package io.verdict.replay.cli;

import io.verdict.engine.diagnostic.DiagnosticRenderer;
import io.verdict.replay.run.InputException;
import io.verdict.rules.imports.DmnFile;
import io.verdict.rules.imports.DmnPolicy;
import io.verdict.rules.imports.ImportFailure;
import io.verdict.rules.imports.PmmlScorecard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict import}: another tool's tables or scorecard as policy text. */
@Command(
    name = "import",
    description = {
      "Prints a decision of a DMN file with the tables that it needs, or the scorecard of a PMML",
      "file, as policy text to begin with. Trees are not imported but named: see `model` in the",
      "language.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "a .dmn or .pmml file")
  private Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DECISION",
      description = "the decision of a DMN file; its last table by default")
  private String decision;

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " is no file; give a .dmn or .pmml file");
    }
    PrintWriter out = spec.commandLine().getOut();
    String text = Files.readString(file);
    try {
      out.print(policy(text));
    } catch (ImportFailure failure) {
      DiagnosticRenderer renderer =
          DiagnosticRenderer.of(
              Locale.ENGLISH, (name, line) -> text.lines().skip(line - 1L).findFirst());
      throw new InputException(
          renderer.render(failure.diagnostic(file.toString())).stripTrailing());
    }
    out.flush();
    return 0;
  }

  private String policy(String text) {
    if (!file.toString().endsWith(".dmn")) {
      return PmmlScorecard.read(text).text();
    }
    DmnFile dmn = DmnFile.read(text);
    String last = decision;
    if (last == null) {
      for (String name : dmn.tables().keySet()) {
        last = name;
      }
    }
    if (last == null) {
      throw new InputException(file + " has no decision table: " + dmn.unsupported());
    }
    return DmnPolicy.of(dmn, last).text();
  }
}
