package io.verdict.replay.cli;

import io.verdict.replay.report.OfflinePage;
import io.verdict.replay.run.ComparisonOptions;
import io.verdict.replay.run.InputException;
import io.verdict.replay.run.OutputFolder;
import io.verdict.replay.run.PolicyBundle;
import io.verdict.replay.run.PolicyComparison;
import io.verdict.replay.run.SwapSet;
import io.verdict.replay.show.DiffPage;
import io.verdict.rules.CompiledPolicy;
import io.verdict.rules.diff.Change;
import io.verdict.rules.diff.PolicyDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict diff}: what one policy says otherwise than another, and whom it changes. */
@Command(
    name = "diff",
    description = {
      "Compares two policy folders: which inputs, parameters, rules, rows, bins, reasons and",
      "products differ (white space, comments and the order of what has none do not count), and",
      "on given data which decisions change and where they differ first.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "the first policy folder")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW", description = "the second policy folder")
  private Path after;

  @Option(
      names = "--data",
      paramLabel = "FILE|DIR",
      description = "history to decide by both, read by each folder's data.mapping")
  private Path data;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many rows (default: all)")
  private long limit;

  @Option(
      names = "--amount",
      paramLabel = "SLOT",
      description = "money slot that is lent, for amounts")
  private String amount = "";

  @Option(
      names = "--price",
      paramLabel = "SLOT",
      description = "rate slot that is charged for the life of a loan, for margins; needs --amount")
  private String price = "";

  @Option(
      names = "--cost",
      paramLabel = "SHARE",
      description = "cost of a good loan, of its amount (default: 0)")
  private double cost;

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      description = "loss of a bad loan, of its amount (default: 1)")
  private double loss = 1;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "language of the differences; the page has both (default: en)")
  private String language = "en";

  @Option(names = "--json", description = "print one JSON object instead of text")
  private boolean isJson;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = {
        "folder for diff.html, diff.json and, with --data, changed.csv: each changed decision with",
        "its first difference and the values that it compares"
      })
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (!price.isEmpty() && amount.isEmpty()) {
      throw new InputException("--price needs --amount;\nname the money slot that is lent");
    }
    Locale locale = Locale.forLanguageTag(language);
    CompiledPolicy former = PolicyBundle.compile(before, locale);
    CompiledPolicy present = PolicyBundle.compile(after, locale);
    List<Change> changes = PolicyDiff.between(former, present);
    SwapSet swaps = data == null ? null : compare(former, present);
    PrintWriter print = spec.commandLine().getOut();
    if (isJson) {
      print.println(DiffReport.json(changes, swaps));
    } else {
      DiffReport.print(print, changes, locale);
      if (swaps != null) {
        new SwapSetText(print, swaps, !price.isEmpty()).print();
      }
    }
    if (out != null) {
      String title = before.getFileName() + " → " + after.getFileName();
      OfflinePage.write(
          DiffPage.render(title, changes, swaps), OutputFolder.open(out).resolve("diff.html"));
      Files.writeString(
          OutputFolder.open(out).resolve("diff.json"), DiffReport.json(changes, swaps) + "\n");
      if (!isJson) {
        print.println("written to " + out);
      }
    }
    return 0;
  }

  private SwapSet compare(CompiledPolicy former, CompiledPolicy present) throws IOException {
    ComparisonOptions.Money money = new ComparisonOptions.Money(amount, price, cost, loss);
    ComparisonOptions options = new ComparisonOptions(before, after, data, out, limit, money);
    ProgressBar bar = new ProgressBar(System.err, Terminal.isWatched());
    try {
      return PolicyComparison.run(options, former, present, bar);
    } finally {
      bar.close();
    }
  }
}
