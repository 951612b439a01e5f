package io.verdict.benchmarks.trees;

import io.verdict.benchmarks.contest.Contender;
import java.util.function.IntToDoubleFunction;

/** A system that adds up floats: its answers are near ours, not equal, and it says so. */
final class FloatContender implements Contender {
  private final IntToDoubleFunction sum;
  private int next;

  FloatContender(IntToDoubleFunction sum) {
    this.sum = sum;
  }

  @Override
  public long run() {
    next = (next + 1) & (TreeWorkload.RECORDS - 1);
    return Double.doubleToRawLongBits(sum.applyAsDouble(next));
  }

  @Override
  public long[] answer(int record) {
    return new long[] {Double.doubleToLongBits(sum.applyAsDouble(record)), 1};
  }

  @Override
  public String note() {
    return "adds floats: equal within 0.001";
  }

  /** Rows as floats. */
  static float[][] rows(TreeWorkload data) {
    float[][] rows = new float[TreeWorkload.RECORDS][TreeWorkload.FIELDS];
    for (int i = 0; i < rows.length; i++) {
      for (int field = 0; field < rows[i].length; field++) {
        rows[i][field] = (float) data.rows[i][field];
      }
    }
    return rows;
  }
}
