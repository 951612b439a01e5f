package io.verdict.replay.cli;

import io.verdict.features.velocity.StoreFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict store compact}: removes what both snapshots make superfluous. */
@Command(
    name = "compact",
    description = {
      "Removes files of the log that lie before both snapshots; no process may have the store",
      "open. A window that is declared later can then not be filled from them.",
      ""
    },
    mixinStandardHelpOptions = true)
final class StoreCompactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the store")
  private Path directory;

  @Override
  public Integer call() {
    int removed = StoreFolder.of(directory).compact();
    spec.commandLine().getOut().println(removed + " files of the log removed");
    return 0;
  }
}
