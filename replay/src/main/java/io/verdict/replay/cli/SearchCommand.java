package io.verdict.replay.cli;

import io.verdict.replay.report.model.Cell;
import io.verdict.replay.report.model.NumberStyle;
import io.verdict.replay.run.OutputFolder;
import io.verdict.replay.run.ParamVariation;
import io.verdict.replay.run.PolicySearch;
import io.verdict.replay.run.SearchCandidate;
import io.verdict.replay.run.SearchOptions;
import io.verdict.replay.stats.Rate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict search}: the cut-offs and limits that approve most under a bad-rate cap. */
@Command(
    name = "search",
    description = {
      "Searches the values of parameters that approve most while the bad rate of the approved",
      "stays under a cap.",
      "",
      "Decides every row with every combination, lines and prices included; chooses on the",
      "earlier rows and prints what the choice is worth on the later ones.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SearchCommand implements Callable<Integer> {
  private static final int SHOWN = 10;
  private static final String HEADER =
      "approval,bad,known,bad_rate,bad_low,bad_high,later_approval,later_bad,later_known,"
          + "later_bad_rate,later_bad_low,later_bad_high,chosen";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "policy folder: *.policy files and a data.mapping")
  private Path folder;

  @Option(
      names = "--data",
      paramLabel = "FILE|DIR",
      description = "data file, or a folder that holds it (default: the mapping's source)")
  private Path data;

  @Option(
      names = "--vary",
      required = true,
      paramLabel = "NAME=VALUES",
      description = {
        "parameter and its values: cutoff=600..660:10, pd_cap=3.5%%,4.5%%, or",
        "max_line=50000..200000:50000 CNY; several times for several parameters"
      })
  private List<String> variations = new ArrayList<>();

  @Option(
      names = "--max-bad",
      paramLabel = "SHARE",
      description = "the bad rate that approvals may have (default: 0.02)")
  private double mostBad = 0.02;

  @Option(
      names = "--later-from",
      paramLabel = "DAY",
      description = "first day out of time (default: after two thirds of the days)")
  private LocalDate laterFrom;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads that decide (default: all processors)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--limit", paramLabel = "N", description = "most rows to read (default: all)")
  private long limit;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for search.csv: every combination and what it gave")
  private Path out;

  @Override
  public Integer call() throws IOException {
    List<ParamVariation> parsed = variations.stream().map(ParamVariation::parse).toList();
    SearchOptions options =
        new SearchOptions(folder, data, parsed, mostBad, laterFrom, threads, limit);
    ProgressBar bar = new ProgressBar(System.err, Terminal.isWatched());
    PolicySearch.Found found;
    try {
      found = PolicySearch.run(options, bar);
    } finally {
      bar.close();
    }
    PrintWriter print = spec.commandLine().getOut();
    print(print, parsed, found);
    if (out != null) {
      write(parsed, found);
      print.println("written to " + out);
    }
    return found.best().isPresent() ? 0 : 1;
  }

  private void print(PrintWriter print, List<ParamVariation> parsed, PolicySearch.Found found) {
    print.printf(
        Locale.ROOT,
        "%,d rows, %,d of them not read; %d combinations; out of time from %s%n",
        found.read(),
        found.skipped(),
        found.candidates().size(),
        found.laterFrom());
    print.println(
        found.isTruth()
            ? "outcomes are the generated world's truth about everybody, on flat terms"
            : "outcomes are those on file, mostly of cases that were granted then");
    print.println();
    List<SearchCandidate> shown =
        found.candidates().stream()
            .filter(one -> one.badRate().isAvailable() && one.badRate().value() <= mostBad)
            .sorted(Comparator.comparingDouble(one -> -one.approval().value()))
            .limit(SHOWN)
            .toList();
    print.printf("%-38s %9s  %-24s %9s  %-24s%n", "", "approval", "bad rate", "later", "bad rate");
    shown.forEach(one -> print.println(row(parsed, one)));
    if (found.best().isEmpty()) {
      print.printf(
          Locale.ROOT, "no combination has a bad rate of at most %.2f %%%n", 100 * mostBad);
      return;
    }
    SearchCandidate best = found.best().get();
    print.println();
    print.println("chosen: " + names(parsed, best));
    boolean isKept = best.laterBadRate().isAvailable() && best.laterBadRate().value() <= mostBad;
    print.println(
        isKept
            ? "out of time it stays under the cap"
            : "out of time it does not stay under the cap, or nothing is known there");
  }

  private static String names(List<ParamVariation> parsed, SearchCandidate one) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parsed.size(); i++) {
      names.add(parsed.get(i).name() + " = " + one.values().get(i));
    }
    return String.join(", ", names);
  }

  private static String row(List<ParamVariation> parsed, SearchCandidate one) {
    return String.format(
        Locale.ROOT,
        "%-38s %9s  %-24s %9s  %-24s",
        names(parsed, one),
        NumberStyle.PERCENT_1.format(one.approval().value()),
        rate(one.badRate()),
        NumberStyle.PERCENT_1.format(one.laterApproval().value()),
        rate(one.laterBadRate()));
  }

  private static String rate(Rate rate) {
    return NumberStyle.PERCENT_2.format(rate.value())
        + " "
        + Cell.bounds(rate.wilson(0.95), NumberStyle.PERCENT_2);
  }

  private void write(List<ParamVariation> parsed, PolicySearch.Found found) throws IOException {
    StringBuilder text = new StringBuilder();
    parsed.forEach(variation -> text.append(variation.name()).append(','));
    text.append(HEADER).append('\n');
    for (SearchCandidate one : found.candidates()) {
      one.values().forEach(value -> text.append(value).append(','));
      text.append(one.approval().value()).append(',');
      rate(text, one.badRate());
      text.append(one.laterApproval().value()).append(',');
      rate(text, one.laterBadRate());
      text.append(found.best().filter(one::equals).isPresent()).append('\n');
    }
    Files.writeString(
        OutputFolder.open(out).resolve("search.csv"), text.toString(), StandardCharsets.UTF_8);
  }

  private static void rate(StringBuilder text, Rate rate) {
    text.append(rate.hits()).append(',').append(rate.n()).append(',');
    text.append(rate.value()).append(',');
    text.append(rate.wilson(0.95).low()).append(',').append(rate.wilson(0.95).high()).append(',');
  }
}
