package io.verdict.replay.fit;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares), with a ridge so
 * small that it only keeps a separable sample finite.
 */
final class LogisticRegression {
  private static final int MAX_STEPS = 50;
  private static final double RIDGE = 1e-6;
  private static final double TOLERANCE = 1e-10;
  private static final double LEAST_PIVOT = 1e-12;

  private LogisticRegression() {}

  /**
   * Fits the log-odds of being good.
   *
   * @param inputs a row's inputs each
   * @param good whether the row is good
   * @return the intercept, then a coefficient for each input
   */
  static double[] fit(double[][] inputs, boolean[] good) {
    int size = 1 + (inputs.length == 0 ? 0 : inputs[0].length);
    double[] beta = new double[size];
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      accumulate(inputs, good, beta, gradient, hessian);
      double[] change = solve(hessian, gradient);
      double most = 0;
      for (int i = 0; i < size; i++) {
        beta[i] += change[i];
        most = Math.max(most, Math.abs(change[i]));
      }
      if (most < TOLERANCE) {
        return beta;
      }
    }
    return beta;
  }

  private static void accumulate(
      double[][] inputs, boolean[] good, double[] beta, double[] gradient, double[][] hessian) {
    double[] row = new double[beta.length];
    row[0] = 1;
    for (int r = 0; r < inputs.length; r++) {
      System.arraycopy(inputs[r], 0, row, 1, inputs[r].length);
      double odds = 0;
      for (int i = 0; i < row.length; i++) {
        odds += beta[i] * row[i];
      }
      double p = 1 / (1 + StrictMath.exp(-odds));
      double weight = p * (1 - p);
      double error = (good[r] ? 1 : 0) - p;
      for (int i = 0; i < row.length; i++) {
        gradient[i] += error * row[i];
        for (int j = 0; j <= i; j++) {
          hessian[i][j] += weight * row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < row.length; i++) {
      gradient[i] -= RIDGE * beta[i];
      hessian[i][i] += RIDGE;
      for (int j = 0; j < i; j++) {
        hessian[j][i] = hessian[i][j];
      }
    }
  }

  /** Solves by Cholesky's decomposition, in place: the curvature is symmetric and positive. */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        for (int i = j; i < n; i++) {
          a[i][j] -= a[i][k] * a[j][k];
        }
      }
      if (!(a[j][j] > LEAST_PIVOT)) {
        throw new IllegalStateException(
            "the regression cannot be solved: two characteristics say the same");
      }
      double root = StrictMath.sqrt(a[j][j]);
      for (int i = j; i < n; i++) {
        a[i][j] /= root;
      }
    }
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
