package io.verdict.engine.artifact;

import java.util.List;

/**
 * How the leaves of an ensemble are added up: from the group's base, tree by tree in order, as the
 * exporter does, then divided.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param isFloat whether inputs, sums and results are rounded to float at each step
 * @param bases the first summand of each group
 * @param divisor what each sum is divided by before the transform; 1 for a plain sum
 * @param transform what is made of the sums
 * @param slope factor within {@link TreeTransform#LOGISTIC}; 1 else
 */
public record TreeSum(
    boolean isFloat, List<Double> bases, double divisor, TreeTransform transform, double slope) {
  public TreeSum {
    bases = List.copyOf(bases);
  }

  /** One plain sum. */
  public static TreeSum plain(boolean isFloat, double base) {
    return new TreeSum(isFloat, List.of(base), 1, TreeTransform.IDENTITY, 1);
  }
}
