package io.verdict.replay.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code verdict store}: looks at the directory of a feature store from outside. */
@Command(
    name = "store",
    description = {
      "Looks at the directory of a feature store: what lies in it, whether it is whole,",
      "what may go, and its events. Needs no policy; only compact changes anything.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {
      StoreInfoCommand.class,
      StoreVerifyCommand.class,
      StoreCompactCommand.class,
      StoreExportCommand.class,
      StoreSkewCommand.class
    })
final class StoreCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
