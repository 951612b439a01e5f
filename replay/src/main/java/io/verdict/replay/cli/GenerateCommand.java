package io.verdict.replay.cli;

import io.verdict.replay.run.OutputFolder;
import io.verdict.replay.world.GeneratorRun;
import io.verdict.replay.world.file.Manifest;
import io.verdict.replay.world.plan.Parameters;
import io.verdict.replay.world.plan.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verdict generate}: a synthetic history with its sealed truth. */
@Command(
    name = "generate",
    description = {
      "Generates a synthetic history: applications, lists, and the sealed truth that answers for",
      "funders, reviewers and borrowers when the history is replayed.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--applications", paramLabel = "N", description = "how many (default: 6000)")
  private int applications = 6_000;

  @Option(names = "--months", paramLabel = "M", description = "over how many months (default: 12)")
  private int months = 12;

  @Option(names = "--seed", paramLabel = "S", description = "seed (default: 1)")
  private long seed = 1;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "drift: ${COMPLETION-CANDIDATES} (default: none)")
  private Preset preset = Preset.NONE;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder to write")
  private Path out;

  @Override
  public Integer call() throws IOException {
    ProgressBar bar = new ProgressBar(System.err, Terminal.isWatched());
    Parameters parameters = Parameters.of(applications, months, seed).withPreset(preset);
    Manifest manifest =
        GeneratorRun.run(
            parameters,
            OutputFolder.open(out),
            (done, total) -> bar.report("generating", done, total));
    bar.close();
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%,d applications over %d months, seed %d, written to %s%n",
            manifest.parameters().applications(),
            months,
            seed,
            out);
    return 0;
  }
}
