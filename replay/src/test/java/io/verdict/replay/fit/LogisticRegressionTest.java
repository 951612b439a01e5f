package io.verdict.replay.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.verdict.replay.ProjectTree;
import io.verdict.replay.stats.Auc;
import io.verdict.replay.stats.ScoredSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringTokenizer;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {

  /** Of a two-by-two table the coefficients are the logarithms of its odds. */
  @Test
  void findsTheOddsOfATwoByTwoTable() {
    double[][] inputs = new double[80][1];
    boolean[] good = new boolean[80];
    for (int i = 0; i < 80; i++) {
      inputs[i][0] = i < 40 ? 0 : 1;
      good[i] = i < 30 || (i >= 40 && i < 60);
    }
    double[] beta = LogisticRegression.fit(inputs, good, 0);
    assertThat(beta[0]).isCloseTo(StrictMath.log(3), within(1e-6));
    assertThat(beta[1]).isCloseTo(-StrictMath.log(3), within(1e-6));
  }

  @Test
  void withoutInputsItFindsTheOddsOfTheSample() {
    double[] beta =
        LogisticRegression.fit(new double[4][0], new boolean[] {true, true, true, false}, 0);
    assertThat(beta).hasSize(1);
    assertThat(beta[0]).isCloseTo(StrictMath.log(3), within(1e-5));
  }

  /** The set's README: one-hot logistic regression, stratified ten-fold, AUC 0.788 (sd 0.041). */
  @Test
  void reproducesTheMeasuredAucOfOneHotInputsOnGermanCredit() throws IOException {
    Path shared = ProjectTree.root().resolve("../shared/data");
    Path data =
        Path.of(System.getProperty("verdict.data", shared.toString()))
            .resolve("german-credit/german.data");
    Assumptions.assumeThat(data)
        .as("SKIPPED: german.data is not there; give its folder with -Dverdict.data=DIR")
        .exists();
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(data)) {
      List<String> cells = new ArrayList<>();
      StringTokenizer tokens = new StringTokenizer(line);
      while (tokens.hasMoreTokens()) {
        cells.add(tokens.nextToken());
      }
      rows.add(cells);
    }
    double[] aucs = crossValidate(oneHot(rows), good(rows));
    double mean = Arrays.stream(aucs).average().orElseThrow();
    double squares = Arrays.stream(aucs).map(auc -> (auc - mean) * (auc - mean)).sum();
    double deviation = StrictMath.sqrt(squares / aucs.length);
    assertThat(mean).isCloseTo(0.788, within(0.015));
    assertThat(deviation).isBetween(0.02, 0.06);
  }

  private static boolean[] good(List<List<String>> rows) {
    boolean[] good = new boolean[rows.size()];
    for (int i = 0; i < good.length; i++) {
      good[i] = rows.get(i).get(20).equals("1");
    }
    return good;
  }

  /** Numbers in units of their deviation; of each code all values but the first. */
  private static double[][] oneHot(List<List<String>> rows) {
    double[][] inputs = new double[rows.size()][0];
    for (int column = 0; column < 20; column++) {
      int at = column;
      if (rows.get(0).get(column).startsWith("A")) {
        TreeSet<String> codes = new TreeSet<>();
        rows.forEach(row -> codes.add(row.get(at)));
        codes.pollFirst();
        for (String code : codes) {
          append(inputs, i -> rows.get(i).get(at).equals(code) ? 1 : 0);
        }
      } else {
        double[] values = rows.stream().mapToDouble(r -> Double.parseDouble(r.get(at))).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = StrictMath.sqrt(squares / values.length);
        append(inputs, i -> (values[i] - mean) / deviation);
      }
    }
    return inputs;
  }

  private static void append(double[][] inputs, IntToDoubleFunction value) {
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Arrays.copyOf(inputs[i], inputs[i].length + 1);
      inputs[i][inputs[i].length - 1] = value.applyAsDouble(i);
    }
  }

  private static double[] crossValidate(double[][] inputs, boolean[] good) {
    int[] folds = folds(good);
    double[] aucs = new double[10];
    for (int fold = 0; fold < 10; fold++) {
      List<double[]> train = new ArrayList<>();
      List<Boolean> labels = new ArrayList<>();
      for (int i = 0; i < good.length; i++) {
        if (folds[i] != fold) {
          train.add(inputs[i]);
          labels.add(good[i]);
        }
      }
      boolean[] trained = new boolean[labels.size()];
      for (int i = 0; i < trained.length; i++) {
        trained[i] = labels.get(i);
      }
      double[] beta = LogisticRegression.fit(train.toArray(double[][]::new), trained, 0);
      aucs[fold] = auc(inputs, good, folds, fold, beta);
    }
    return aucs;
  }

  private static double auc(
      double[][] inputs, boolean[] good, int[] folds, int fold, double[] beta) {
    int count = (int) Arrays.stream(folds).filter(one -> one == fold).count();
    double[] scores = new double[count];
    boolean[] bad = new boolean[count];
    int at = 0;
    for (int i = 0; i < good.length; i++) {
      if (folds[i] == fold) {
        double score = beta[0];
        for (int k = 0; k < inputs[i].length; k++) {
          score += beta[k + 1] * inputs[i][k];
        }
        scores[at] = score;
        bad[at++] = !good[i];
      }
    }
    return Auc.of(ScoredSample.of(scores, bad), 0.95).value();
  }

  private static int[] folds(boolean[] good) {
    int[] folds = new int[good.length];
    SplittableRandom random = new SplittableRandom(1);
    long[] keys = random.longs(good.length).toArray();
    for (boolean label : new boolean[] {true, false}) {
      List<Integer> rows = new ArrayList<>();
      for (int i = 0; i < good.length; i++) {
        if (good[i] == label) {
          rows.add(i);
        }
      }
      rows.sort((a, b) -> Long.compare(keys[a], keys[b]));
      for (int i = 0; i < rows.size(); i++) {
        folds[rows.get(i)] = i % 10;
      }
    }
    return folds;
  }
}
