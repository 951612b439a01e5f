package io.verdict.engine.artifact;

import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import java.util.BitSet;
import java.util.List;

/** A hand-made ensemble over the slots of {@link SmallModels}, and its parts. */
final class SmallEnsembles {
  static final SplitTest LESS = new SplitTest(Comparison.LESS, Missing.ABSENT, true);
  static final SplitTest IN_SET = new SplitTest(Comparison.IN_SET, Missing.ABSENT, false);

  private SmallEnsembles() {}

  static TreeEnsemble ensemble() {
    return of(tree(1.5, ~0));
  }

  static TreeEnsemble of(Tree... trees) {
    return with(TreeSum.plain(true, 0.5), trees);
  }

  static TreeEnsemble with(TreeSum sum, Tree... trees) {
    return of(inputs(), sum, trees);
  }

  static TreeEnsemble of(List<TreeInput> inputs, TreeSum sum, Tree... trees) {
    List<Integer> groups = List.of(trees).stream().map(tree -> 0).toList();
    List<TreeOutput> outputs = List.of(new TreeOutput(SmallModels.FOREST, 0, false));
    return new TreeEnsemble("forest", inputs, sets(), List.of(trees), groups, sum, outputs, "hand");
  }

  static List<TreeInput> inputs() {
    return List.of(
        new TreeInput("income", SmallModels.INCOME, 100, List.of(), List.of(Double.NaN)),
        new TreeInput("channel", SmallModels.CHANNEL, 1, List.of(-1, 3), List.of()));
  }

  static List<CategorySet> sets() {
    BitSet members = new BitSet();
    members.set(3);
    return List.of(CategorySet.of(members));
  }

  /** Two nodes, the second below the right of the first. */
  static Tree tree(double threshold, int left) {
    Tree.Builder tree = new Tree.Builder();
    tree.node(0, LESS, threshold);
    tree.node(1, IN_SET, 0);
    tree.leaf(0.25);
    tree.leaf(-0.5);
    tree.leaf(1);
    tree.children(0, left, 1);
    tree.children(1, ~1, ~2);
    return tree.build();
  }

  /** One node and two leaves. */
  static Tree stump(int input, SplitTest test, double threshold) {
    Tree.Builder tree = new Tree.Builder();
    tree.node(input, test, threshold);
    tree.children(0, tree.leaf(0), tree.leaf(1));
    return tree.build();
  }
}
