package io.verdict.engine.forest;

/**
 * Working memory of one evaluation of a {@link Forest}.
 *
 * <p><b>Thread safety</b>: confined to one thread. <b>Allocation</b>: none after construction.
 */
public final class ForestScratch {
  final int[] columns;
  final int[] cells;
  final int[] absent;
  final int[] positions;
  final double[] sums;

  ForestScratch(int columns, int plainInputs, int trees, int groups) {
    this.columns = new int[columns];
    this.cells = new int[plainInputs];
    this.absent = new int[plainInputs];
    this.positions = new int[trees];
    this.sums = new double[groups];
  }

  /** The sum of a group after the last evaluation, NaN when a tree gave no value. */
  public double sum(int group) {
    return sums[group];
  }
}
