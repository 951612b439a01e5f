package io.verdict.rules.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost on one thread. */
final class XgboostExporter implements Exporter {
  private final Booster booster;
  private final boolean isCategorical;

  XgboostExporter(TrainingSet set, Map<String, Object> params, int rounds, boolean isCategorical) {
    this.isCategorical = isCategorical;
    Map<String, Object> all = new HashMap<>(params);
    all.put("nthread", 1);
    all.put("seed", 7);
    all.putIfAbsent("tree_method", "hist");
    try {
      DMatrix data = matrix(set.rows());
      data.setLabel(set.labels());
      booster = XGBoost.train(data, all, rounds, Map.of(), null, null);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private DMatrix matrix(double[][] rows) throws XGBoostError {
    float[] flat = new float[rows.length * TrainingSet.INPUTS];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) rows[i / TrainingSet.INPUTS][i % TrainingSet.INPUTS];
    }
    DMatrix matrix = new DMatrix(flat, rows.length, TrainingSet.INPUTS, Float.NaN);
    if (isCategorical) {
      matrix.setFeatureTypes(new String[] {"q", "q", "q", "q", "q", "q", "q", "c"});
    }
    return matrix;
  }

  @Override
  public String text() {
    try {
      Path file = Files.createTempFile("verdict", ".json");
      booster.saveModel(file.toString());
      String text = Files.readString(file);
      Files.delete(file);
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double[] margins(double[][] rows) {
    return predict(rows, true);
  }

  @Override
  public double[] responses(double[][] rows) {
    return predict(rows, false);
  }

  private double[] predict(double[][] rows, boolean isMargin) {
    try {
      DMatrix data = matrix(rows);
      float[][] predicted = booster.predict(data, isMargin);
      data.dispose();
      double[] flat = new double[rows.length * predicted[0].length];
      for (int i = 0; i < flat.length; i++) {
        flat[i] = predicted[i / predicted[0].length][i % predicted[0].length];
      }
      return flat;
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
