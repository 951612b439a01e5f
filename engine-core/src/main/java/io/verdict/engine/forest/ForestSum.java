package io.verdict.engine.forest;

import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeSum;

/**
 * Adds up the leaves that a walk has reached, in the exporter's order and precision, and turns sums
 * into results.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
final class ForestSum {
  private final TreeSum rule;
  private final ForestShape shape;
  private final int[] groupOfTree;
  private final int[] placeOfTree;
  private final int[] leafShifts;
  private final float[] floats;
  private final double[] doubles;

  ForestSum(TreeEnsemble ensemble, ForestShape shape) {
    this.rule = ensemble.sum();
    this.shape = shape;
    this.groupOfTree = ensemble.groups().stream().mapToInt(Integer::intValue).toArray();
    int[] order = shape.order();
    this.placeOfTree = new int[order.length];
    this.leafShifts = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      placeOfTree[order[place]] = place;
      leafShifts[order[place]] = shape.leafShifts()[place];
    }
    double[] leaves = shape.leaves();
    this.doubles = rule.isFloat() ? new double[0] : leaves;
    this.floats = new float[rule.isFloat() ? leaves.length : 0];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) leaves[i];
    }
  }

  int groupCount() {
    return rule.bases().size();
  }

  long bytes() {
    return (long) floats.length * Float.BYTES + (long) doubles.length * Double.BYTES;
  }

  /** Sums of all groups, not yet divided, by the leaves at a scratch's positions. */
  void add(ForestScratch scratch) {
    final double[] sums = scratch.sums;
    for (int group = 0; group < sums.length; group++) {
      sums[group] = rule.bases().get(group);
    }
    if (shape.isUniform()) {
      sums[0] =
          rule.isFloat()
              ? addLastFloats(scratch, (float) sums[0])
              : addLastDoubles(scratch, sums[0]);
    } else if (sums.length > 1) {
      addGrouped(scratch.positions, sums);
    } else if (rule.isFloat()) {
      sums[0] = addFloats(scratch.positions, (float) sums[0]);
    } else {
      sums[0] = addDoubles(scratch.positions, sums[0]);
    }
  }

  private float addLastFloats(ForestScratch scratch, float base) {
    final int[] nodes = shape.lastLevel();
    final int[] columns = scratch.columns;
    final int[] positions = scratch.positions;
    float sum = base;
    for (int tree = 0; tree < positions.length; tree++) {
      int at = positions[tree];
      sum += floats[ForestShape.step(at, nodes[at], columns)];
    }
    return sum;
  }

  private double addLastDoubles(ForestScratch scratch, double base) {
    final int[] nodes = shape.lastLevel();
    final int[] columns = scratch.columns;
    final int[] positions = scratch.positions;
    double sum = base;
    for (int tree = 0; tree < positions.length; tree++) {
      int at = positions[tree];
      sum += doubles[ForestShape.step(at, nodes[at], columns)];
    }
    return sum;
  }

  private float addFloats(int[] positions, float base) {
    float sum = base;
    for (int tree = 0; tree < placeOfTree.length; tree++) {
      sum += floats[positions[placeOfTree[tree]] + leafShifts[tree]];
    }
    return sum;
  }

  private double addDoubles(int[] positions, double base) {
    double sum = base;
    for (int tree = 0; tree < placeOfTree.length; tree++) {
      sum += doubles[positions[placeOfTree[tree]] + leafShifts[tree]];
    }
    return sum;
  }

  private void addGrouped(int[] positions, double[] sums) {
    for (int tree = 0; tree < placeOfTree.length; tree++) {
      int leaf = positions[placeOfTree[tree]] + leafShifts[tree];
      int group = groupOfTree[tree];
      sums[group] =
          rule.isFloat() ? (float) sums[group] + floats[leaf] : sums[group] + doubles[leaf];
    }
  }

  /** What the transform makes of a group's sum. */
  double response(ForestScratch scratch, int group) {
    double sum = divided(scratch.sums[group]);
    double value =
        switch (rule.transform()) {
          case IDENTITY -> sum;
          case LOGISTIC -> 1 / (1 + StrictMath.exp(-rule.slope() * sum));
          case EXP -> StrictMath.exp(sum);
          case SOFTMAX -> softmax(scratch.sums, sum);
        };
    return rule.isFloat() ? (float) value : value;
  }

  private double divided(double sum) {
    if (rule.divisor() == 1) {
      return sum;
    }
    return rule.isFloat() ? (float) (sum / rule.divisor()) : sum / rule.divisor();
  }

  /** In a float ensemble each step is a float, but the sum of the powers. */
  private double softmax(double[] sums, double sum) {
    double greatest = divided(sums[0]);
    for (double other : sums) {
      greatest = Math.max(greatest, divided(other));
    }
    double all = 0;
    for (double other : sums) {
      all += power(divided(other) - greatest);
    }
    return power(sum - greatest) / (rule.isFloat() ? (float) all : all);
  }

  private double power(double exponent) {
    return rule.isFloat() ? (float) StrictMath.exp((float) exponent) : StrictMath.exp(exponent);
  }
}
