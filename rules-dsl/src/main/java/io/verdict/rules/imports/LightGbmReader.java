package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeSum;
import io.verdict.engine.artifact.TreeTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a model that LightGBM saved as text.
 *
 * <p>Everything is a double. A value at or below the threshold goes left, a category in the set
 * left and a missing one right; for numbers a missing value is a zero, or an absent value, or both,
 * as the tree says.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
final class LightGbmReader {
  private final String[] lines;
  private int at;
  private int nodesLeft = ImportLimits.MAX_NODES;
  private final List<CategorySet> sets = new ArrayList<>();

  private LightGbmReader(String[] lines) {
    this.lines = lines;
  }

  static ImportedModel read(String text) {
    return new LightGbmReader(text.split("\r?\n", -1)).model();
  }

  private ImportedModel model() {
    TextBlock head = block("");
    int inputs = head.whole("max_feature_idx", 0, ImportLimits.MAX_INPUTS - 1) + 1;
    int groups = head.whole("num_tree_per_iteration", 1, 256);
    List<String> names = List.of(head.text("feature_names").split(" ", -1));
    if (names.size() != inputs) {
      throw ImportFailure.malformed(head.line("feature_names"), "feature_names");
    }
    List<Tree> trees = new ArrayList<>();
    List<Integer> ofGroup = new ArrayList<>();
    while (at < lines.length && lines[at].startsWith("Tree=")) {
      if (trees.size() == ImportLimits.MAX_TREES) {
        throw ImportFailure.tooLarge(at + 1, "trees", ImportLimits.MAX_TREES);
      }
      ofGroup.add(trees.size() % groups);
      trees.add(tree(inputs));
    }
    if (at >= lines.length || !lines[at].equals("end of trees")) {
      throw ImportFailure.malformed(at + 1, "end of trees");
    }
    double divisor = head.has("average_output") ? trees.size() / groups : 1;
    TreeSum sum = sum(head, groups, divisor);
    return new ImportedModel(
        "lightgbm " + head.text("version"),
        names,
        ImportedModel.noSymbols(inputs),
        sets,
        trees,
        ofGroup,
        sum,
        List.of());
  }

  /** Lines up to a blank one; skips the blank ones behind. */
  private TextBlock block(String element) {
    int first = at;
    Map<String, Integer> lineOf = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    while (at < lines.length && !lines[at].isBlank()) {
      int equals = lines[at].indexOf('=');
      String name = equals < 0 ? lines[at] : lines[at].substring(0, equals);
      values.put(name, equals < 0 ? "" : lines[at].substring(equals + 1));
      lineOf.put(name, at + 1);
      at++;
    }
    while (at < lines.length && lines[at].isBlank()) {
      at++;
    }
    return new TextBlock(values, lineOf, first + 1, element);
  }

  private Tree tree(int inputs) {
    int line = at + 1;
    String element = "tree " + lines[at].substring("Tree=".length());
    TextBlock block = block(element);
    if (block.has("is_linear") && block.whole("is_linear", 0, 1) == 1) {
      throw ImportFailure.unsupported(block.line("is_linear"), "linear leaves of " + element);
    }
    int leaves = block.whole("num_leaves", 1, nodesLeft + 1);
    double[] values = block.numbers("leaf_value", leaves);
    if (leaves == 1) {
      Tree.Builder single = new Tree.Builder();
      single.leaf(values[0]);
      return single.build();
    }
    LightGbmTree source = new LightGbmTree(block, leaves - 1, inputs, values, sets);
    Tree tree = new TreeAssembly(line, element, nodesLeft).assemble(source, 0);
    nodesLeft -= tree.nodeCount();
    return tree;
  }

  private static TreeSum sum(TextBlock head, int groups, double divisor) {
    String objective = head.has("objective") ? head.text("objective") : "custom";
    List<String> words = List.of(objective.split(" ", -1));
    double slope = 1;
    for (String word : words) {
      if (word.startsWith("sigmoid:")) {
        slope = head.number("objective", word.substring("sigmoid:".length()));
      }
    }
    boolean isRoot = words.contains("sqrt");
    TreeTransform transform =
        switch (words.get(0)) {
          case "binary" -> TreeTransform.LOGISTIC;
          case "cross_entropy" -> TreeTransform.LOGISTIC;
          case "poisson", "gamma", "tweedie" -> TreeTransform.EXP;
          case "multiclass" -> TreeTransform.SOFTMAX;
          case "regression",
              "regression_l1",
              "huber",
              "fair",
              "quantile",
              "mape",
              "lambdarank",
              "rank_xendcg",
              "custom" ->
              TreeTransform.IDENTITY;
          default ->
              throw ImportFailure.unsupported(head.line("objective"), "objective " + objective);
        };
    if (isRoot) {
      throw ImportFailure.unsupported(head.line("objective"), "objective " + objective);
    }
    List<Double> bases = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      bases.add(0.0);
    }
    return new TreeSum(false, bases, divisor, transform, slope);
  }
}
