package io.verdict.rules.naive;

import io.verdict.rules.naive.NaiveForest.Below;
import io.verdict.rules.naive.NaiveForest.Leaf;
import io.verdict.rules.naive.NaiveForest.Node;
import io.verdict.rules.naive.NaiveForest.Within;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model of trees as a JSON file of XGBoost.
 *
 * @param forest the model
 * @param score its base score, before it is made a margin
 */
record ForestFile(NaiveForest forest, float score) {

  String text() {
    List<String> trees = forest.trees().stream().map(tree -> new Arrays().text(tree)).toList();
    String groups =
        IntStream.range(0, trees.size())
            .mapToObj(tree -> String.valueOf(tree % forest.groups()))
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, forest.inputs().size())
            .mapToObj(input -> "\"f" + input + "\"")
            .collect(Collectors.joining(", "));
    return """
    {"version": [3, 0, 4], "learner": {
      "feature_names": [%s],
      "objective": {"name": "%s"},
      "learner_model_param": {"num_feature": "%d", "num_class": "%d", "base_score": "%s"},
      "gradient_booster": {"name": "gbtree", "model": {"tree_info": [%s], "trees": [
    %s]}}}}
    """
        .formatted(
            names,
            forest.objective(),
            forest.inputs().size(),
            forest.groups() > 1 ? forest.groups() : 0,
            exact(score),
            groups,
            String.join(",\n", trees));
  }

  private static String exact(float number) {
    return new BigDecimal(number).toPlainString();
  }

  /** The arrays of one tree. */
  private static final class Arrays {
    private final List<String> lefts = new ArrayList<>();
    private final List<String> rights = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> missingLeft = new ArrayList<>();
    private final List<String> categoryNodes = new ArrayList<>();
    private final List<String> categoryStarts = new ArrayList<>();
    private final List<String> categorySizes = new ArrayList<>();
    private final List<String> categories = new ArrayList<>();

    String text(Node root) {
      add(root);
      return """
      {"left_children": %s, "right_children": %s, "split_indices": %s, "split_conditions": %s,
       "default_left": %s, "categories_nodes": %s, "categories_segments": %s,
       "categories_sizes": %s, "categories": %s}\
      """
          .formatted(
              lefts,
              rights,
              inputs,
              conditions,
              missingLeft,
              categoryNodes,
              categoryStarts,
              categorySizes,
              categories);
    }

    private int add(Node node) {
      int number = lefts.size();
      for (List<String> column : List.of(lefts, rights)) {
        column.add("-1");
      }
      inputs.add("0");
      conditions.add("0");
      missingLeft.add("0");
      if (node instanceof Leaf leaf) {
        conditions.set(number, exact(leaf.value()));
      } else if (node instanceof Below below) {
        conditions.set(number, exact(below.threshold()));
        split(number, below.input(), below.missingLeft());
        children(number, below.left(), below.right());
      } else if (node instanceof Within within) {
        categoryNodes.add(String.valueOf(number));
        categoryStarts.add(String.valueOf(categories.size()));
        categorySizes.add(String.valueOf(within.categories().size()));
        within.categories().forEach(category -> categories.add(String.valueOf(category)));
        split(number, within.input(), within.missingLeft());
        children(number, within.left(), within.right());
      }
      return number;
    }

    private void split(int number, int input, boolean left) {
      inputs.set(number, String.valueOf(input));
      missingLeft.set(number, left ? "1" : "0");
    }

    private void children(int number, Node left, Node right) {
      lefts.set(number, String.valueOf(add(left)));
      rights.set(number, String.valueOf(add(right)));
    }
  }
}
