package io.verdict.replay.fit;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.RealMatrix;

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with a ridge: half
 * the ridge times the sum of squared coefficients is taken off the log-likelihood. The algebra is
 * Hipparchus'; exponentials are {@link StrictMath}'s, and sums run in the order of the rows, so
 * that the same sample gives the same bits.
 */
final class LogisticRegression {
  private static final int MAX_STEPS = 50;
  private static final double TOLERANCE = 1e-10;
  private static final double LEAST_PIVOT = 1e-12;
  private static final double LEAST_SYMMETRY = 1e-9;

  /** Bears on every coefficient, the intercept too: it only keeps a separable sample finite. */
  private static final double LEAST_RIDGE = 1e-6;

  private final RealMatrix design;
  private final boolean[] good;
  private final double ridge;

  private LogisticRegression(RealMatrix design, boolean[] good, double ridge) {
    this.design = design;
    this.good = good;
    this.ridge = ridge;
  }

  /**
   * Fits the log-odds of being good.
   *
   * @param inputs a row's inputs each
   * @param good whether the row is good
   * @param ridge what holds the coefficients down, from 0; the intercept is free
   * @return the intercept, then a coefficient for each input
   */
  static double[] fit(double[][] inputs, boolean[] good, double ridge) {
    double[][] rows = new double[inputs.length][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = new double[inputs[r].length + 1];
      rows[r][0] = 1;
      System.arraycopy(inputs[r], 0, rows[r], 1, inputs[r].length);
    }
    return new LogisticRegression(new Array2DRowRealMatrix(rows, false), good, ridge).fit();
  }

  private double[] fit() {
    double[] beta = new double[design.getColumnDimension()];
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] change = change(beta);
      double most = 0;
      for (int i = 0; i < beta.length; i++) {
        beta[i] += change[i];
        most = Math.max(most, Math.abs(change[i]));
      }
      if (most < TOLERANCE) {
        return beta;
      }
    }
    return beta;
  }

  /** Newton's step: the curvature solved for the gradient. */
  private double[] change(double[] beta) {
    double[] odds = design.operate(beta);
    double[] error = new double[odds.length];
    RealMatrix weighted = design.copy();
    for (int r = 0; r < odds.length; r++) {
      double p = 1 / (1 + StrictMath.exp(-odds[r]));
      error[r] = (good[r] ? 1 : 0) - p;
      for (int i = 0; i < beta.length; i++) {
        weighted.multiplyEntry(r, i, p * (1 - p));
      }
    }
    double[] gradient = design.preMultiply(error);
    RealMatrix curvature = design.transposeMultiply(weighted);
    for (int i = 0; i < beta.length; i++) {
      double held = LEAST_RIDGE + (i == 0 ? 0 : ridge);
      gradient[i] -= held * beta[i];
      curvature.addToEntry(i, i, held);
    }
    return solve(curvature, gradient);
  }

  private static double[] solve(RealMatrix curvature, double[] gradient) {
    try {
      return new CholeskyDecomposer(LEAST_SYMMETRY, LEAST_PIVOT)
          .decompose(curvature)
          .solve(new ArrayRealVector(gradient, false))
          .toArray();
    } catch (MathRuntimeException e) {
      throw new IllegalStateException(
          "the regression cannot be solved: two characteristics say the same", e);
    }
  }
}
