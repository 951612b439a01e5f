package io.verdict.benchmarks.trees;

import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import java.util.List;

/** The yardstick that libraries without code generation use: all nodes in flat arrays, walked. */
final class FlatTrees {
  private final int[] roots;
  private final int[] fields;
  private final float[] thresholds;
  private final boolean[] missingLeft;
  private final int[] children;
  private final double[] leaves;

  FlatTrees(TreeEnsemble ensemble) {
    List<Tree> trees = ensemble.trees();
    int nodes = trees.stream().mapToInt(Tree::nodeCount).sum();
    roots = new int[trees.size()];
    fields = new int[nodes];
    thresholds = new float[nodes];
    missingLeft = new boolean[nodes];
    children = new int[2 * nodes];
    leaves = new double[trees.stream().mapToInt(Tree::leafCount).sum()];
    int node = 0;
    int leaf = 0;
    for (int t = 0; t < roots.length; t++) {
      Tree tree = trees.get(t);
      roots[t] = node;
      for (int i = 0; i < tree.nodeCount(); i++) {
        fields[node + i] = tree.input(i);
        thresholds[node + i] = (float) tree.threshold(i);
        missingLeft[node + i] = tree.test(i).isMissingLeft();
        children[2 * (node + i)] = child(tree.left(i), node, leaf);
        children[2 * (node + i) + 1] = child(tree.right(i), node, leaf);
      }
      for (int i = 0; i < tree.leafCount(); i++) {
        leaves[leaf + i] = tree.leaf(i);
      }
      node += tree.nodeCount();
      leaf += tree.leafCount();
    }
  }

  /** Inner nodes count from 0, leaves from -1 downwards. */
  private static int child(int of, int node, int leaf) {
    return of < 0 ? ~(~of + leaf) : of + node;
  }

  double sum(double[] row) {
    double sum = 0;
    for (int root : roots) {
      int at = root;
      while (at >= 0) {
        double value = row[fields[at]];
        boolean isLeft = Double.isNaN(value) ? missingLeft[at] : value <= thresholds[at];
        at = children[2 * at + (isLeft ? 0 : 1)];
      }
      sum += leaves[~at];
    }
    return sum;
  }
}
