package io.verdict.benchmarks.trees;

import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the workload's trees as LightGBM's own text, so that LightGBM predicts the same. */
final class LightGbmText {
  private static final int DEFAULT_LEFT = 2;
  private static final int MISSING_IS_NAN = 2 << 2;

  private LightGbmText() {}

  static String of(TreeEnsemble ensemble, int fields) {
    StringBuilder text = new StringBuilder("tree\nversion=v3\nnum_class=1\n");
    text.append("num_tree_per_iteration=1\nlabel_index=0\nmax_feature_idx=").append(fields - 1);
    text.append("\nobjective=regression\nfeature_names=");
    text.append(joined(fields, i -> "f" + i)).append("\nfeature_infos=");
    text.append(joined(fields, i -> "[0:1000]")).append("\ntree_sizes=");
    StringBuilder trees = new StringBuilder();
    StringBuilder sizes = new StringBuilder();
    for (int i = 0; i < ensemble.trees().size(); i++) {
      String tree = tree(i, ensemble.trees().get(i));
      sizes.append(i == 0 ? "" : " ").append(tree.length());
      trees.append(tree);
    }
    return text.append(sizes).append("\n\n").append(trees).append("end of trees\n").toString();
  }

  private static String joined(int count, IntFunction<String> word) {
    return IntStream.range(0, count).mapToObj(word).collect(Collectors.joining(" "));
  }

  private static String tree(int number, Tree tree) {
    int nodes = tree.nodeCount();
    int leaves = tree.leafCount();
    return String.format(
        Locale.ROOT,
        "Tree=%d%nnum_leaves=%d%nnum_cat=0%nsplit_feature=%s%nsplit_gain=%s%nthreshold=%s%n"
            + "decision_type=%s%nleft_child=%s%nright_child=%s%nleaf_value=%s%nleaf_weight=%s%n"
            + "leaf_count=%s%ninternal_value=%s%ninternal_weight=%s%ninternal_count=%s%n"
            + "is_linear=0%nshrinkage=1%n%n%n",
        number,
        leaves,
        joined(nodes, i -> String.valueOf(tree.input(i))),
        joined(nodes, i -> "1"),
        joined(nodes, i -> String.valueOf(tree.threshold(i))),
        joined(
            nodes,
            i ->
                String.valueOf(MISSING_IS_NAN | (tree.test(i).isMissingLeft() ? DEFAULT_LEFT : 0))),
        joined(nodes, i -> String.valueOf(tree.left(i))),
        joined(nodes, i -> String.valueOf(tree.right(i))),
        joined(leaves, i -> String.valueOf(tree.leaf(i))),
        joined(leaves, i -> "1"),
        joined(leaves, i -> "1"),
        joined(nodes, i -> "0"),
        joined(nodes, i -> "1"),
        joined(nodes, i -> "1"));
  }
}
