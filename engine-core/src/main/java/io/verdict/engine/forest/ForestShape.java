package io.verdict.engine.forest;

import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The nodes of all trees in the order in which they are walked.
 *
 * <pre>
 * node     one int: rank << columnBits | column
 * step     right when column's value >= node, both non-negative ints; the sign of the difference
 *          is the branch
 * full     level k of all trees deeper than k lies in one array, tree after tree; position j goes
 *          to 2j or 2j + 1 of the next level's array, whatever the tree
 * linked   a tree too sparse to be filled up: children side by side, the position of the left one
 *          beside the node; a leaf is a node that leads to itself
 * </pre>
 *
 * <p>Trees are sorted by depth, deepest first, so that each level is a prefix of them. A leaf above
 * its tree's depth is filled up by nodes that always go left. One pass a level over all trees keeps
 * the loop free of dependences between neighbours: docs/decisions.md has what eight trees at a time
 * and two levels a pass measured.
 */
final class ForestShape {
  private static final int MAX_FULL_DEPTH = 12;
  private static final int MAX_FILL = 4;

  /** Column 0 always has the value 0, so that this node always goes left. */
  private final int always;

  private final int[] order;
  private final int fullCount;
  private final int[][] levels;
  private final boolean isUniform;
  private final int[] nodes;
  private final int[] lefts;
  private final int[] linkedCounts;
  private final int[] roots;
  private final int[] leafShifts;
  private final double[] leaves;

  ForestShape(TreeEnsemble ensemble, ColumnPlan plan) {
    List<Tree> trees = ensemble.trees();
    this.always = 1 << plan.columnBits();
    int[] depths = trees.stream().mapToInt(Tree::depth).toArray();
    boolean[] areLinked = new boolean[depths.length];
    for (int tree = 0; tree < depths.length; tree++) {
      areLinked[tree] = isSparse(depths[tree], trees.get(tree).leafCount());
    }
    this.order = orderOf(depths, areLinked);
    int full = 0;
    while (full < order.length && !areLinked[order[full]]) {
      full++;
    }
    this.fullCount = full;
    this.leafShifts = new int[order.length];
    ShapeBuilder builder = new ShapeBuilder(trees, plan, always);
    this.levels = builder.levels(Arrays.copyOf(order, full), depths, leafShifts);
    this.isUniform = isUniform(ensemble, depths);
    int[] linked = Arrays.copyOfRange(order, full, order.length);
    this.roots = builder.link(linked, leafShifts, full);
    this.nodes = builder.nodes();
    this.lefts = builder.lefts();
    this.leaves = builder.leaves();
    int deepest = linked.length == 0 ? 0 : depths[linked[0]];
    this.linkedCounts = new int[deepest];
    for (int level = 0; level < deepest; level++) {
      int depth = level;
      linkedCounts[level] =
          (int) Arrays.stream(linked).filter(tree -> depths[tree] > depth).count();
    }
  }

  private boolean isUniform(TreeEnsemble ensemble, int[] depths) {
    return ensemble.sum().bases().size() == 1
        && levels.length > 0
        && fullCount == depths.length
        && Arrays.stream(depths).allMatch(depth -> depth == levels.length);
  }

  private static boolean isSparse(int depth, int leafCount) {
    return depth > MAX_FULL_DEPTH || (1 << depth) > MAX_FILL * leafCount;
  }

  /** Full trees before linked ones, each deepest first. */
  private static int[] orderOf(int[] depths, boolean[] areLinked) {
    Integer[] sorted = new Integer[depths.length];
    Arrays.setAll(sorted, i -> i);
    Comparator<Integer> byForm = Comparator.comparing(tree -> areLinked[tree]);
    Comparator<Integer> byDepth = Comparator.comparing(tree -> -depths[tree]);
    Arrays.sort(sorted, byForm.thenComparing(byDepth));
    return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
  }

  /** Walks every tree to its leaf; each position is then one of {@link #leaves()} but a shift. */
  void walk(int[] columns, int[] positions) {
    final int mask = columns.length - 1;
    for (int tree = 0; tree < fullCount; tree++) {
      positions[tree] = tree;
    }
    final int levelCount = isUniform ? levels.length - 1 : levels.length;
    for (int level = 0; level < levelCount; level++) {
      walkLevel(levels[level], levels[level].length >>> level, columns, positions);
    }
    final int linkedCount = roots.length;
    if (linkedCount > 0) {
      System.arraycopy(roots, 0, positions, fullCount, linkedCount);
      for (int count : linkedCounts) {
        for (int tree = fullCount; tree < fullCount + count; tree++) {
          int at = positions[tree];
          int node = nodes[at];
          positions[tree] = lefts[at] + 1 + ((columns[node & mask] - node) >> 31);
        }
      }
    }
  }

  private static void walkLevel(int[] nodes, int count, int[] columns, int[] positions) {
    for (int tree = 0; tree < count; tree++) {
      int at = positions[tree];
      positions[tree] = step(at, nodes[at], columns);
    }
  }

  /** Where a position goes. */
  static int step(int at, int node, int[] columns) {
    // the length is a power of two: the mask makes the check of the index disappear
    return 2 * at + 1 + ((columns[node & (columns.length - 1)] - node) >> 31);
  }

  /**
   * Whether all trees are full, equally deep and summed together: then {@link #walk} leaves the
   * last level to the sum, so that the chain of additions hides behind its loads.
   */
  boolean isUniform() {
    return isUniform;
  }

  /** The nodes of the last level of a uniform forest; a position that leaves it is a leaf's. */
  int[] lastLevel() {
    return levels[levels.length - 1];
  }

  /** For each tree in walking order its number in the ensemble. */
  int[] order() {
    return order;
  }

  /** What to add to a tree's position to find its leaf, by walking order. */
  int[] leafShifts() {
    return leafShifts;
  }

  /** All leaves. */
  double[] leaves() {
    return leaves;
  }

  int treeCount() {
    return order.length;
  }

  long bytes() {
    long ints = nodes.length + (long) lefts.length;
    for (int[] level : levels) {
      ints += level.length;
    }
    return ints * Integer.BYTES;
  }
}
