package io.verdict.rules.imports;

import java.util.SplittableRandom;

/** Seeded rows for training: amounts, ratios, counts, one category, a tenth missing, many zeros. */
final class TrainingSet {
  static final int INPUTS = 8;

  /** The input that is a category 0..11 where the model is told so. */
  static final int CATEGORY = 7;

  private final double[][] rows;
  private final float[] labels;

  private TrainingSet(double[][] rows, float[] labels) {
    this.rows = rows;
    this.labels = labels;
  }

  /** The rows; not copied. */
  double[][] rows() {
    return rows;
  }

  /** A class 0 to classes - 1 for each row; not copied. */
  float[] labels() {
    return labels;
  }

  static TrainingSet of(int count, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[count][];
    float[] labels = new float[count];
    for (int i = 0; i < count; i++) {
      double[] row = row(random);
      rows[i] = row;
      double score =
          orZero(row[0]) / 400 - orZero(row[1]) + (row[2] > 3 ? 1 : -0.5) + orZero(row[7]) % 3;
      double noisy = score + random.nextDouble(-2, 2);
      labels[i] = (float) Math.max(0, Math.min(classes - 1, Math.floor(noisy + classes / 2.0)));
    }
    return new TrainingSet(rows, labels);
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  static double[] row(SplittableRandom random) {
    double[] row = {
      random.nextInt(100_000) / 100.0,
      random.nextDouble(),
      random.nextInt(12),
      random.nextInt(3) == 0 ? 0 : random.nextDouble(-5, 5),
      (float) random.nextDouble(-1e-3, 1e-3),
      random.nextInt(2),
      random.nextInt(-400, 400) / 10.0,
      random.nextInt(12)
    };
    for (int i = 0; i < row.length; i++) {
      if (random.nextInt(10) == 0) {
        row[i] = Double.NaN;
      }
    }
    return row;
  }
}
