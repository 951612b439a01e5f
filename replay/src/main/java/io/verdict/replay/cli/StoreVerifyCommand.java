package io.verdict.replay.cli;

import io.verdict.features.velocity.StoreFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict store verify}: every byte of log and snapshots. */
@Command(
    name = "verify",
    description = {
      "Checks every byte of log and snapshots. Exit status 1 when something is wrong,",
      "with its place and the remedy.",
      ""
    },
    mixinStandardHelpOptions = true)
final class StoreVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "directory of the store")
  private Path directory;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<String> faults = StoreFolder.of(directory).verify();
    faults.forEach(out::println);
    out.println(faults.isEmpty() ? "whole" : faults.size() + " faults");
    return faults.isEmpty() ? 0 : 1;
  }
}
