package io.verdict.replay.cli;

import io.verdict.engine.artifact.ArtifactException;
import io.verdict.engine.journal.JournalException;
import io.verdict.engine.service.OtherPolicyException;
import io.verdict.engine.store.StoreException;
import io.verdict.replay.run.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code verdict} command. */
@Command(
    name = "verdict",
    description = {
      "Decides loan applications by policies that analysts write as text,",
      "and replays history so that a change is proved before it is live.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Start here:  ./verdict replay src-test-data/consumer-loan",
      "Exit status: 0 done, 1 a check failed, 2 something wrong in what was given."
    },
    subcommands = {
      ReplayCommand.class,
      CheckCommand.class,
      TestCommand.class,
      FmtCommand.class,
      DiffCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      FitCommand.class,
      CompileCommand.class,
      ExplainCommand.class,
      MatchCommand.class,
      GenerateCommand.class,
      StoreCommand.class,
      BenchCommand.class,
      ConformanceCommand.class,
      ImportCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, with its way of telling what is wrong. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static int tell(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    if (failure instanceof InputException
        || failure instanceof ArtifactException
        || failure instanceof StoreException
        || failure instanceof JournalException
        || failure instanceof OtherPolicyException
        || failure instanceof IllegalArgumentException) {
      err.println(failure.getMessage());
      return 2;
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      err.println("reading or writing failed: " + failure.getMessage());
      return 2;
    }
    err.println("an error in Verdict itself; please report it with what follows:");
    failure.printStackTrace(err);
    return 3;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
