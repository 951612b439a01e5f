package io.verdict.benchmarks.contest;

import io.verdict.replay.cli.BenchOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What {@code verdict bench} starts: runs the contests, prints the table, writes {@code
 * bench.json}. Progress goes to standard error, results to standard output.
 */
@Command(name = "bench", sortOptions = false)
public final class Bench implements Callable<Integer> {
  private static final PrintStream OUT = System.out;

  @Mixin private BenchOptions options;

  /** Runs and exits with its status: 0 done, 1 a ratio was lost, 2 something wrong was given. */
  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Bench());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          boolean isGiven =
              failure instanceof IllegalArgumentException || failure instanceof IOException;
          if (!isGiven) {
            throw failure;
          }
          command.getErr().println(failure.getMessage());
          return 2;
        });
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Row> recorded = options.isGate() ? RowsFile.read(options.recorded()) : List.of();
    List<Contests.Contest> contests = contests();
    if (contests.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to run: no size or system of that name.\n  ./verdict bench --help shows how.");
    }
    if (options.profile() != null) {
      Profile.record(contests.get(0), options.profile()).forEach(OUT::println);
      return 0;
    }
    List<Row> rows = run(contests);
    BenchTable.lines(rows).forEach(OUT::println);
    Path file = options.out().resolve("bench.json");
    RowsFile.write(file, rows);
    OUT.println("\nwritten to " + file);
    if (options.docs() != null) {
      writePage(options.docs(), rows);
    }
    return options.isGate() ? gate(recorded, rows) : 0;
  }

  private List<Row> run(List<Contests.Contest> contests) throws IOException {
    Pace pace = options.isQuick() ? Pace.QUICK : Pace.FULL;
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    long started = System.nanoTime();
    Contests runner = new Contests(pace, Machine.here(), date);
    List<Row> rows =
        runner.run(
            contests,
            (workload, size, system, done, of) ->
                System.err.printf(
                    Locale.ROOT, "[%d/%d] %s %s: %s%n", done + 1, of, workload, size, system));
    System.err.printf(
        Locale.ROOT,
        "%d turns in %,d s%n",
        turns(rows),
        (System.nanoTime() - started) / 1_000_000_000L);
    return rows;
  }

  private static int turns(List<Row> rows) {
    return rows.stream().mapToInt(Row::forks).sum();
  }

  private List<Contests.Contest> contests() {
    List<Contests.Contest> contests = new ArrayList<>();
    for (String id : options.workloads()) {
      Lineup<?> lineup = Lineup.of(id);
      Workload<?> workload = lineup.workload();
      List<String> sizes = options.isQuick() ? workload.quickSizes() : workload.sizes();
      for (String size : options.size() == null ? sizes : List.of(options.size())) {
        List<Entrant> entrants = workload.sizes().contains(size) ? wanted(lineup, size) : List.of();
        if (!entrants.isEmpty()) {
          contests.add(new Contests.Contest(id, size, entrants));
        }
      }
    }
    return contests;
  }

  private List<Entrant> wanted(Lineup<?> lineup, String size) {
    Set<String> named = Set.copyOf(options.systems());
    return lineup.entrants(size).stream()
        .filter(
            entrant ->
                named.isEmpty()
                    ? !options.isQuick() || entrant.isQuick()
                    : named.contains(entrant.name()) || entrant.name().equals(Entrant.VERDICT))
        .toList();
  }

  private static void writePage(Path page, List<Row> rows) throws IOException {
    String name = page.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path json = page.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    List<Row> all = RowsFile.merged(Files.exists(json) ? RowsFile.read(json) : List.of(), rows);
    RowsFile.write(json, all);
    Files.writeString(page, BenchPage.of(all));
    OUT.println("written to " + page + " and " + json);
  }

  private int gate(List<Row> recorded, List<Row> rows) throws IOException {
    Gate gate = Gate.of(recorded, rows);
    if (gate.compared() == 0) {
      throw new IllegalArgumentException(
          options.recorded() + " has none of the ratios of this run.\n  Record some with --docs.");
    }
    if (!gate.isPassed()) {
      System.err.println("measured once more, since one run may be disturbed:");
      gate.losses().forEach(System.err::println);
      Set<String> lost = gate.lost().stream().map(Row::contest).collect(Collectors.toSet());
      List<Contests.Contest> again =
          contests().stream()
              .filter(contest -> lost.contains(contest.workload() + " | " + contest.size()))
              .toList();
      List<Row> second = run(again);
      BenchTable.lines(second).forEach(OUT::println);
      List<String> keys = gate.lost().stream().map(Row::key).toList();
      gate = Gate.of(recorded, second.stream().filter(row -> keys.contains(row.key())).toList());
    }
    gate.losses().forEach(OUT::println);
    OUT.printf(
        Locale.ROOT,
        "gate: %s, %d ratios lost more than %.0f %%%n",
        gate.isPassed() ? "passed" : "failed",
        gate.losses().size(),
        Gate.MAX_LOSS * 100);
    return gate.isPassed() ? 0 : 1;
  }
}
