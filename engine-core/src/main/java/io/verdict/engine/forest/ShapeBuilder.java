package io.verdict.engine.forest;

import io.verdict.engine.artifact.Tree;
import java.util.Arrays;
import java.util.List;

/** Lays out trees for {@link ForestShape}. */
final class ShapeBuilder {
  private final List<Tree> trees;
  private final ColumnPlan plan;
  private final int always;
  private double[] leaves = new double[0];
  private int[] nodes = new int[0];
  private int[] lefts = new int[0];

  ShapeBuilder(List<Tree> trees, ColumnPlan plan, int always) {
    this.trees = trees;
    this.plan = plan;
    this.always = always;
  }

  /** The levels of full trees, deepest tree first. */
  int[][] levels(int[] order, int[] depths, int[] leafShifts) {
    int deepest = order.length == 0 ? 0 : depths[order[0]];
    int[][] levels = new int[deepest][];
    for (int level = 0; level < deepest; level++) {
      int count = 0;
      while (count < order.length && depths[order[count]] > level) {
        count++;
      }
      levels[level] = new int[count << level];
    }
    int leafCount = 0;
    for (int tree : order) {
      leafCount += 1 << depths[tree];
    }
    leaves = new double[leafCount];
    int first = 0;
    for (int i = 0; i < order.length; i++) {
      int depth = depths[order[i]];
      leafShifts[i] = first - (i << depth);
      Filler filler = new Filler(trees.get(order[i]), levels, depth, leafShifts[i]);
      filler.fill(filler.tree.nodeCount() == 0 ? ~0 : 0, 0, i);
      first += 1 << depth;
    }
    return levels;
  }

  /** Fills one full tree into the levels. */
  private final class Filler {
    final Tree tree;
    private final int[][] levels;
    private final int depth;
    private final int leafShift;

    Filler(Tree tree, int[][] levels, int depth, int leafShift) {
      this.tree = tree;
      this.levels = levels;
      this.depth = depth;
      this.leafShift = leafShift;
    }

    /** At most {@link Tree#MAX_DEPTH} calls deep. */
    void fill(int child, int level, int position) {
      if (level == depth) {
        leaves[leafShift + position] = tree.leaf(~child);
        return;
      }
      boolean isNode = child >= 0;
      levels[level][position] = isNode ? plan.node(tree, child) : always;
      fill(isNode ? tree.left(child) : child, level + 1, 2 * position);
      if (isNode) {
        fill(tree.right(child), level + 1, 2 * position + 1);
      }
    }
  }

  /** Appends linked trees and gives their roots. */
  int[] link(int[] order, int[] leafShifts, int firstTree) {
    int size = 0;
    for (int tree : order) {
      size += trees.get(tree).nodeCount() + trees.get(tree).leafCount();
    }
    nodes = new int[size];
    lefts = new int[size];
    int firstLeaf = leaves.length;
    leaves = Arrays.copyOf(leaves, firstLeaf + size);
    int[] roots = new int[order.length];
    int next = 0;
    for (int i = 0; i < order.length; i++) {
      roots[i] = next;
      leafShifts[firstTree + i] = firstLeaf;
      next = link(trees.get(order[i]), next, firstLeaf);
    }
    return roots;
  }

  private int link(Tree tree, int root, int firstLeaf) {
    int[] places = new int[tree.nodeCount()];
    places[0] = root;
    int next = root + 1;
    for (int node = 0; node < places.length; node++) {
      int at = places[node];
      nodes[at] = plan.node(tree, node);
      lefts[at] = next;
      place(tree, tree.left(node), next, places, firstLeaf);
      place(tree, tree.right(node), next + 1, places, firstLeaf);
      next += 2;
    }
    return next;
  }

  private void place(Tree tree, int child, int at, int[] places, int firstLeaf) {
    if (child >= 0) {
      places[child] = at;
    } else {
      nodes[at] = always;
      lefts[at] = at;
      leaves[firstLeaf + at] = tree.leaf(~child);
    }
  }

  double[] leaves() {
    return leaves;
  }

  int[] nodes() {
    return nodes;
  }

  int[] lefts() {
    return lefts;
  }
}
