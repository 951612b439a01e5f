package io.verdict.replay.cli;

import io.verdict.replay.run.InputException;
import io.verdict.replay.run.ReplayRun;
import io.verdict.replay.run.RunOptions;
import io.verdict.replay.run.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict replay}: a history through a policy, and a report of what came out. */
@Command(
    name = "replay",
    description = {
      "Replays a history through a policy folder.",
      "",
      "Compiles the folder, decides every application in the order of the data, matches the",
      "approved ones with funders where the policy has products, lives their loans month by",
      "month where the data were generated, and writes into the output folder:",
      "  decisions.csv  one row an application    placements.csv  one row an order",
      "  in_loan.csv    one row a loan decision   rejects.csv     rows that could not be read",
      "  metrics.json   figures for machines      report.html     the validation report",
      "  store/ journal/ ledger/                  artifacts, decisions and reservations",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "policy folder: *.policy files and a data.mapping")
  private Path folder;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "data file, or a folder that holds it (default: the mapping's source)")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder to write (default: out/NAME-OF-THE-FOLDER)")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that decide (default: all processors); the files are the same")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--limit", paramLabel = "N", description = "most rows to read (default: all)")
  private long limit;

  @Option(
      names = "--on-error",
      paramLabel = "skip|stop",
      description = "what to do with a row that cannot be read (default: skip, and list it)")
  private OnError onError = OnError.SKIP;

  @Option(
      names = "--against",
      paramLabel = "FOLDER",
      description = {
        "older policy folder: the report compares it on the same rows (the swap set), and",
        "changed.csv lists every decision that differs"
      })
  private Path against;

  @Option(
      names = "--sign-off",
      paramLabel = "FILE",
      description = {
        "the validator's statement (scope, owner, validator, signed-on, expires-on, decision,",
        "finding, condition): writes signoff.yaml for the artifacts of this run; needs --key"
      })
  private Path signOff;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the validator's Ed25519 key in PEM, for --sign-off")
  private Path key;

  @Option(
      names = "--key-id",
      paramLabel = "NAME",
      description = "the name by which hosts know the key (default: validator)")
  private String keyId = "validator";

  @Option(
      names = "--months",
      description = {
        "also write months.csv, to fit a behaviour scorecard on: what was known of each account",
        "each month, and whether it was 31 days late within six; what the in-loan stage says is",
        "then not carried out"
      })
  private boolean months;

  private enum OnError {
    SKIP,
    STOP
  }

  @Override
  public Integer call() throws IOException {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Path target = out == null ? Path.of("out").resolve(name) : out;
    if ((signOff == null) != (key == null)) {
      throw new InputException("--sign-off and --key go together;\ngive both, or none");
    }
    RunOptions.Signing signing =
        signOff == null ? null : new RunOptions.Signing(signOff, key, keyId);
    ProgressBar bar = new ProgressBar(System.err, Terminal.isWatched());
    try {
      RunOptions options =
          new RunOptions(
              folder,
              data,
              target,
              threads,
              limit,
              onError == OnError.STOP,
              new RunOptions.Extras(against, signing, months));
      RunSummary summary = ReplayRun.run(options, bar);
      bar.close();
      summary.lines().forEach(spec.commandLine().getOut()::println);
      return 0;
    } finally {
      bar.close();
    }
  }
}
