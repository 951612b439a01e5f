package io.verdict.rules.imports;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;

/** LightGBM on one thread. */
final class LightGbmExporter implements Exporter {
  private final LGBMBooster booster;

  LightGbmExporter(TrainingSet set, String params, int rounds) {
    String all = params + " num_threads=1 seed=7 deterministic=true verbose=-1";
    try {
      LGBMDataset data =
          LGBMDataset.createFromMat(
              flat(set.rows()), set.rows().length, TrainingSet.INPUTS, true, all, null);
      data.setField("label", set.labels());
      booster = LGBMBooster.create(data, all);
      for (int i = 0; i < rounds; i++) {
        booster.updateOneIter();
      }
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double[] flat(double[][] rows) {
    double[] flat = new double[rows.length * TrainingSet.INPUTS];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = rows[i / TrainingSet.INPUTS][i % TrainingSet.INPUTS];
    }
    return flat;
  }

  @Override
  public String text() {
    try {
      return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double[] margins(double[][] rows) {
    return predict(rows, PredictionType.C_API_PREDICT_RAW_SCORE);
  }

  @Override
  public double[] responses(double[][] rows) {
    return predict(rows, PredictionType.C_API_PREDICT_NORMAL);
  }

  private double[] predict(double[][] rows, PredictionType type) {
    try {
      return booster.predictForMat(
          flat(rows), rows.length, TrainingSet.INPUTS, true, type, "num_threads=1");
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      booster.close();
    } catch (LGBMException e) {
      throw new IllegalStateException(e);
    }
  }
}
