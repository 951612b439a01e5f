package io.verdict.replay.cli;

import io.verdict.engine.artifact.Stage;
import io.verdict.replay.fit.FitOptions;
import io.verdict.replay.fit.FitRun;
import io.verdict.replay.fit.Recipe;
import io.verdict.replay.run.InputException;
import io.verdict.replay.run.PolicyBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verdict fit}: from a history to a scorecard in one command. */
@Command(
    name = "fit",
    description = {
      "Fits a scorecard on a history: classing with bad rates that go one way, weights of"
          + " evidence,",
      "selection by information value, correlation and sign, logistic regression, points. The",
      "mapping says what is bad; rules of the policy can leave rows out. What comes out is a"
          + " policy",
      "file with its recipe; the same recipe on the same data gives the same bytes.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "policy folder with data.mapping; its inputs are the candidates")
  private Path folder;

  @Option(names = "--data", required = true, paramLabel = "FILE|DIR", description = "the history")
  private Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE.policy",
      description = "policy file to write (default: standard output)")
  private Path out;

  @Option(names = "--name", paramLabel = "SLOT", description = "the card (default: score.fitted)")
  private String name = "score.fitted";

  @Option(
      names = "--characteristics",
      split = ",",
      paramLabel = "INPUT",
      description = "candidates (default: all inputs that can be classed)")
  private List<String> characteristics = List.of();

  @Option(
      names = "--refit",
      paramLabel = "CARD",
      description = "keep the bins of this card of the policy, and fit its points anew")
  private String refit = "";

  @Option(
      names = "--after",
      paramLabel = "STAGE",
      description = "only rows that this stage passes, such as fraud")
  private String after;

  @Option(
      names = "--missing-weakest",
      description = "with --refit: bins without a share are as the weakest one (default: neutral)")
  private boolean isWeakest;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "the data are this stage's own, read by STAGE.mapping, such as in_loan's months")
  private String stage;

  @Option(
      names = "--exclude",
      split = ",",
      paramLabel = "RULE",
      description = "rules of the policy whose hits are left out")
  private List<String> exclude = List.of();

  @Option(
      names = "--indeterminate",
      split = ",",
      paramLabel = "RULE",
      description = "rules of the policy whose hits are neither good nor bad")
  private List<String> indeterminate = List.of();

  @Option(names = "--from", paramLabel = "DAY", description = "first day of the sample")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "last day of the sample")
  private LocalDate to;

  @Option(
      names = "--later-from",
      paramLabel = "DAY",
      description = "from this day on rows only try the card: out of time")
  private LocalDate laterFrom;

  @Option(
      names = "--hold-out",
      paramLabel = "SHARE",
      description = "share of the rows drawn to only try the card (default: 0)")
  private double holdOut;

  @Option(names = "--bins", paramLabel = "N", description = "most bins each (default: 6)")
  private int bins = 6;

  @Option(names = "--fine-bins", paramLabel = "N", description = "classes to start (default: 20)")
  private int fineBins = 20;

  @Option(
      names = "--min-share",
      paramLabel = "SHARE",
      description = "least share of the sample in a bin (default: 0.05)")
  private double minShare = 0.05;

  @Option(
      names = "--min-iv",
      paramLabel = "IV",
      description = "least information value (default: 0.02)")
  private double minInformation = 0.02;

  @Option(
      names = "--max-correlation",
      paramLabel = "R",
      description = "greatest correlation of two characteristics (default: 0.7)")
  private double maxCorrelation = 0.7;

  @Option(
      names = "--ridge",
      paramLabel = "R",
      description = "what holds the coefficients down (default: 0)")
  private double ridge;

  @Option(names = "--points", paramLabel = "N", description = "points at the odds (default: 600)")
  private int points = 600;

  @Option(names = "--odds", paramLabel = "N", description = "good to bad there (default: 15)")
  private int odds = 15;

  @Option(names = "--pdo", paramLabel = "N", description = "points to double (default: 40)")
  private int pointsToDouble = 40;

  @Option(names = "--folds", paramLabel = "N", description = "folds to validate (default: 10)")
  private int folds = 10;

  @Option(names = "--seed", paramLabel = "S", description = "seed of the draws (default: 1)")
  private long seed = 1;

  private static Stage stage(String option, String name) {
    if (name == null) {
      return null;
    }
    return Stream.of(Stage.values())
        .filter(stage -> stage.policyName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    option
                        + " names no stage;\ngive one of "
                        + Stream.of(Stage.values()).map(Stage::policyName).toList()));
  }

  @Override
  public Integer call() throws IOException {
    Recipe recipe =
        new Recipe(
            refit.isEmpty() ? name : refit,
            refit,
            isWeakest,
            characteristics,
            fineBins,
            bins,
            minShare,
            minInformation,
            maxCorrelation,
            ridge,
            points,
            odds,
            pointsToDouble,
            folds,
            seed);
    FitOptions options =
        new FitOptions(
            folder,
            data,
            exclude,
            indeterminate,
            stage("--stage", stage),
            stage("--after", after),
            new FitOptions.Window(from, to, laterFrom),
            holdOut,
            recipe);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*")) {
      throw new InputException("--name is no name of a slot;\ngive one such as score.fitted");
    }
    ProgressBar bar = new ProgressBar(System.err, Terminal.isWatched());
    FitRun.Fit fit = FitRun.run(options, PolicyBundle.compile(folder, Locale.ENGLISH), bar);
    bar.close();
    PrintWriter print = spec.commandLine().getOut();
    if (out == null) {
      print.print(fit.text());
      print.flush();
      return 0;
    }
    Files.writeString(out, fit.text());
    fit.story().forEach(print::println);
    print.println("written to " + out);
    return 0;
  }
}
