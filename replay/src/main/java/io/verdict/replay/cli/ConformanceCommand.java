package io.verdict.replay.cli;

import io.verdict.replay.conformance.Conformance;
import io.verdict.replay.conformance.FolderResult;
import io.verdict.replay.run.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict conformance}: runs other people's test suites. */
@Command(
    name = "conformance",
    description = {
      "Runs the folders of the DMN TCK (a .dmn file and its *-test-NN.xml), and folders of a model",
      "(.pmml, XGBoost .json, LightGBM .txt) with a CSV of inputs and results beside it, or of a",
      "PMML model, also a scorecard, with ModelVerification. Prints what passed, failed and is not",
      "supported, with the reasons. Status 1 if a case fails.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConformanceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PATH", description = "a folder, or one of folders")
  private Path path;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(path)) {
      throw new InputException(path + " is no folder; give one of test cases");
    }
    List<FolderResult> results = Conformance.run(path);
    PrintWriter out = spec.commandLine().getOut();
    int passed = 0;
    int failed = 0;
    int unsupported = 0;
    for (FolderResult result : results) {
      print(out, result.folder(), result.passed(), result.failed(), result.unsupported());
      result.notes().forEach(note -> out.println("    " + note));
      passed += result.passed();
      failed += result.failed();
      unsupported += result.unsupported();
    }
    print(out, results.size() + " folders", passed, failed, unsupported);
    out.flush();
    return failed > 0 ? 1 : 0;
  }

  private static void print(PrintWriter out, String what, int passed, int failed, int unsupported) {
    out.printf(
        Locale.ROOT,
        "%-44s %5d passed %5d failed %5d unsupported%n",
        what,
        passed,
        failed,
        unsupported);
  }
}
