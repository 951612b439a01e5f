package io.verdict.replay.cli;

import io.verdict.engine.flow.Flow;
import io.verdict.replay.run.MatchCase;
import io.verdict.replay.run.PolicyBundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict match}: what becomes of a day of orders, with spare capacity and without. */
@Command(
    name = "match",
    description = {
      "Simulates a day of orders over the catalogue of a policy folder: applications that a replay",
      "approved, drawn for different persons, with silence, late payments and outages. Prints what",
      "came of it with spare capacity, and honestly without.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "policy folder that was replayed")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "output folder of the replay (default: out/NAME-OF-THE-FOLDER)")
  private Path out;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "orders of the simulated day, to 1,000,000 (default: 20,000)")
  private int orders = 20_000;

  @Option(names = "--seed", paramLabel = "N", description = "seed of the day (default: 1)")
  private long seed = 1;

  @Override
  public Integer call() {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    Path journal = (out == null ? Path.of("out").resolve(name) : out).resolve("journal");
    Flow flow = Flow.of(PolicyBundle.compile(folder, Locale.ENGLISH).models());
    MatchCase.Input input = MatchCase.Input.read(folder, flow, journal);
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "%,d orders drawn from %,d approved applications; %,d products of %,d funders; seed %d%n",
        orders,
        input.approved(),
        input.products(),
        input.funders(),
        seed);
    print.printf(
        Locale.ROOT,
        "%-28s %9s %10s %6s %18s %7s %6s %5s%n",
        "case",
        "success %",
        "1st try %",
        "tries",
        "s p50/p95/p99",
        "manual",
        "twice",
        "lost");
    boolean isSound = true;
    for (MatchCase each : MatchCase.standard(orders, seed)) {
      MatchCase.Result result = MatchCase.run(each, input);
      isSound &= result.paidTwice() == 0 && result.lostReservations() == 0;
      print.printf(
          Locale.ROOT,
          "%-28s %9.2f %10.2f %6.2f %18s %7d %6d %5d%n",
          each.name(),
          result.success() * 100,
          result.firstTry() * 100,
          result.tries(),
          String.format(
              Locale.ROOT,
              "%.1f/%.1f/%.1f",
              result.secondsP50(),
              result.secondsP95(),
              result.secondsP99()),
          result.manual(),
          result.paidTwice(),
          result.lostReservations());
      print.flush();
    }
    return isSound ? 0 : 1;
  }
}
