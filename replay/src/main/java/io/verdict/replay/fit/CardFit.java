package io.verdict.replay.fit;

import io.verdict.replay.fit.FittedCard.Fitted;
import io.verdict.replay.fit.FittedCard.Left;
import io.verdict.replay.fit.FittedCard.Worth;
import io.verdict.replay.run.InputException;
import io.verdict.replay.run.Progress;
import io.verdict.replay.stats.Auc;
import io.verdict.replay.stats.KolmogorovSmirnov;
import io.verdict.replay.stats.ScoredSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The fitting of a card: classing, information values, selection, regression, validation.
 *
 * <p><b>Thread safety</b>: confined.
 */
public final class CardFit {
  private static final double CONFIDENCE = 0.95;
  private static final int LEAST_OF_EACH = 20;

  private final FitSample sample;
  private final Recipe recipe;

  private CardFit(FitSample sample, Recipe recipe) {
    this.sample = sample;
    this.recipe = recipe;
  }

  /**
   * Fits a card.
   *
   * @throws InputException if the sample has too few good or bad rows, or no input tells them apart
   */
  public static FittedCard fit(FitSample sample, Recipe recipe, Progress progress) {
    return new CardFit(sample, recipe).fit(progress);
  }

  /** A selection with its coefficients. */
  private record Model(List<Fitted> characteristics, List<Left> left, double intercept) {

    double score(int row) {
      double score = intercept;
      for (Fitted one : characteristics) {
        score += one.coefficient() * one.woe(row);
      }
      return score;
    }
  }

  private FittedCard fit(Progress progress) {
    int[] rows = sample.rows(false);
    int bad = sample.countBad(rows);
    if (bad < LEAST_OF_EACH || rows.length - bad < LEAST_OF_EACH) {
      throw new InputException(
          "the sample has "
              + bad
              + " bad and "
              + (rows.length - bad)
              + " good rows;\na card needs at least "
              + LEAST_OF_EACH
              + " of each");
    }
    Model model = model(rows);
    if (model.characteristics().isEmpty()) {
      throw new InputException(
          "no input tells good from bad in this sample;\nlower --min-iv, or give other inputs");
    }
    int[] later = sample.rows(true);
    double[] folds = crossValidate(rows, progress);
    double mean = Arrays.stream(folds).average().orElseThrow();
    double squares = Arrays.stream(folds).map(auc -> (auc - mean) * (auc - mean)).sum();
    return new FittedCard(
        model.characteristics(),
        model.left(),
        model.intercept(),
        worth(model, rows),
        later.length == 0 ? null : worth(model, later),
        mean,
        StrictMath.sqrt(squares / (folds.length - 1)));
  }

  private Model model(int[] rows) {
    List<Fitted> classed = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (Column column : sample.columns) {
      List<Attribute> attributes = Classing.of(column, sample, rows, recipe);
      double information = information(attributes);
      if (column.bins.isEmpty() && information < recipe.minInformation()) {
        left.add(new Left(column.field.name(), information, "information value too low"));
      } else {
        classed.add(new Fitted(column, attributes, information, 0));
      }
    }
    if (!recipe.refit().isEmpty()) {
      return regress(classed, left, rows);
    }
    classed.sort(
        Comparator.comparingDouble(Fitted::information)
            .reversed()
            .thenComparing(one -> one.column().field.name()));
    return regress(uncorrelated(classed, rows, left), left, rows);
  }

  private static double information(List<Attribute> attributes) {
    double goods = attributes.stream().mapToInt(Attribute::good).sum();
    double bads = attributes.stream().mapToInt(Attribute::bad).sum();
    return attributes.stream()
        .mapToDouble(one -> (one.good() / goods - one.bad() / bads) * one.woe())
        .sum();
  }

  private List<Fitted> uncorrelated(List<Fitted> classed, int[] rows, List<Left> left) {
    List<Fitted> kept = new ArrayList<>();
    List<double[]> series = new ArrayList<>();
    for (Fitted one : classed) {
      double[] woes = Arrays.stream(rows).mapToDouble(one::woe).toArray();
      int twin = 0;
      while (twin < kept.size()
          && Math.abs(correlation(woes, series.get(twin))) <= recipe.maxCorrelation()) {
        twin++;
      }
      if (twin < kept.size()) {
        String name = kept.get(twin).column().field.name();
        left.add(new Left(one.column().field.name(), one.information(), "correlated with " + name));
      } else {
        kept.add(one);
        series.add(woes);
      }
    }
    return kept;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : xy / StrictMath.sqrt(xx * yy);
  }

  /** Regresses, and leaves the characteristic with the most wrong sign out until none is wrong. */
  private Model regress(List<Fitted> chosen, List<Left> left, int[] rows) {
    List<Fitted> in = new ArrayList<>(chosen);
    while (true) {
      double[][] inputs = new double[rows.length][in.size()];
      boolean[] good = new boolean[rows.length];
      for (int r = 0; r < rows.length; r++) {
        good[r] = !sample.bad.get(rows[r]);
        for (int i = 0; i < in.size(); i++) {
          inputs[r][i] = in.get(i).woe(rows[r]);
        }
      }
      double[] beta = LogisticRegression.fit(inputs, good, recipe.ridge());
      int worst = 0;
      for (int i = 1; i < in.size(); i++) {
        worst = beta[i + 1] < beta[worst + 1] ? i : worst;
      }
      if (in.isEmpty() || beta[worst + 1] > 0) {
        List<Fitted> fitted = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
          Fitted one = in.get(i);
          fitted.add(new Fitted(one.column(), one.attributes(), one.information(), beta[i + 1]));
        }
        return new Model(fitted, left, beta[0]);
      }
      Fitted wrong = in.remove(worst);
      left.add(
          new Left(
              wrong.column().field.name(), wrong.information(), "wrong sign beside the others"));
    }
  }

  private Worth worth(Model model, int[] rows) {
    ScoredSample scored = scored(model, rows);
    Auc auc = Auc.of(scored, CONFIDENCE);
    return new Worth(
        rows.length,
        sample.countBad(rows),
        auc.value(),
        auc.interval().low(),
        auc.interval().high(),
        KolmogorovSmirnov.of(scored).value());
  }

  private ScoredSample scored(Model model, int[] rows) {
    double[] scores = Arrays.stream(rows).mapToDouble(model::score).toArray();
    boolean[] bad = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      bad[i] = sample.bad.get(rows[i]);
    }
    return ScoredSample.of(scores, bad);
  }

  /** AUC of each fold by a card that was classed, selected and fitted on the other folds. */
  private double[] crossValidate(int[] rows, Progress progress) {
    int[] folds = folds(rows);
    double[] aucs = new double[recipe.folds()];
    for (int fold = 0; fold < recipe.folds(); fold++) {
      int held = fold;
      int[] inside = select(rows, folds, held, false);
      int[] outside = select(rows, folds, held, true);
      aucs[fold] = Auc.of(scored(model(inside), outside), CONFIDENCE).value();
      progress.report("cross-validating", fold + 1L, recipe.folds());
    }
    return aucs;
  }

  private static int[] select(int[] rows, int[] folds, int fold, boolean inFold) {
    int[] selected = new int[rows.length];
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      if ((folds[i] == fold) == inFold) {
        selected[count++] = rows[i];
      }
    }
    return Arrays.copyOf(selected, count);
  }

  /** A fold for each row, good and bad ones spread evenly. */
  private int[] folds(int[] rows) {
    int[] order = new int[rows.length];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(recipe.seed());
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    int[] folds = new int[rows.length];
    int good = 0;
    int bad = 0;
    for (int position : order) {
      boolean isBad = sample.bad.get(rows[position]);
      folds[position] = (isBad ? bad++ : good++) % recipe.folds();
    }
    return folds;
  }
}
