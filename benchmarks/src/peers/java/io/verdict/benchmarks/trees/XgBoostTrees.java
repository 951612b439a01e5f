package io.verdict.benchmarks.trees;

import io.verdict.benchmarks.contest.Contender;
import io.verdict.engine.artifact.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's in-place prediction of one row, from its own JSON of the same trees. */
final class XgBoostTrees {
  private XgBoostTrees() {}

  static Contender open(TreeWorkload data) {
    try {
      Booster booster = XGBoost.loadModel(json(data).getBytes(StandardCharsets.UTF_8));
      booster.setParam("nthread", 1);
      float[][] rows = FloatContender.rows(data);
      return new FloatContender(i -> predict(booster, rows[i]));
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double predict(Booster booster, float[] row) {
    try {
      return booster.inplace_predict(row, 1, TreeWorkload.FIELDS, Float.NaN)[0][0];
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(TreeWorkload data) {
    List<Tree> trees = data.ensemble.trees();
    String all =
        IntStream.range(0, trees.size())
            .mapToObj(i -> new BreadthFirst(trees.get(i)).json(i))
            .collect(Collectors.joining(","));
    String ones = trees.stream().map(tree -> "0").collect(Collectors.joining(","));
    return "{\"learner\":{\"attributes\":{},\"feature_names\":[],\"feature_types\":[],"
        + "\"gradient_booster\":{\"model\":{\"gbtree_model_param\":{\"num_parallel_tree\":\"1\","
        + "\"num_trees\":\""
        + trees.size()
        + "\"},\"iteration_indptr\":["
        + IntStream.rangeClosed(0, trees.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(","))
        + "],\"tree_info\":["
        + ones
        + "],\"trees\":["
        + all
        + "]},\"name\":\"gbtree\"},\"learner_model_param\":{\"base_score\":\"0E0\","
        + "\"boost_from_average\":\"0\",\"num_class\":\"0\",\"num_feature\":\""
        + TreeWorkload.FIELDS
        + "\",\"num_target\":\"1\"},\"objective\":{\"name\":\"reg:squarederror\","
        + "\"reg_loss_param\":{\"scale_pos_weight\":\"1\"}}},\"version\":[3,0,4]}";
  }

  /** A tree numbered level by level: XGBoost takes a right child to follow its left one. */
  private static final class BreadthFirst {
    private final Tree tree;

    /** Our number of each node: inner nodes from 0, leaves from -1 downwards. */
    private final List<Integer> nodes = new ArrayList<>();

    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> lefts = new ArrayList<>();

    BreadthFirst(Tree tree) {
      this.tree = tree;
      add(0, Integer.MAX_VALUE);
      for (int at = 0; at < nodes.size(); at++) {
        int node = nodes.get(at);
        if (node >= 0) {
          lefts.set(at, nodes.size());
          add(tree.left(node), at);
          add(tree.right(node), at);
        }
      }
    }

    private void add(int node, int parent) {
      nodes.add(node);
      parents.add(parent);
      lefts.add(-1);
    }

    private String array(String name, IntFunction<Object> value) {
      return IntStream.range(0, nodes.size())
          .mapToObj(i -> String.valueOf(value.apply(i)))
          .collect(Collectors.joining(",", "\"" + name + "\":[", "]"));
    }

    private boolean isInner(int at) {
      return nodes.get(at) >= 0;
    }

    /** It goes left below, we at or below. */
    private Object condition(int at) {
      int node = nodes.get(at);
      return node >= 0
          ? (Object) Math.nextUp((float) tree.threshold(node))
          : (Object) (float) tree.leaf(~node);
    }

    String json(int id) {
      return String.join(
          ",",
          "{" + array("base_weights", i -> 0.0),
          "\"categories\":[],\"categories_nodes\":[],\"categories_segments\":[]",
          "\"categories_sizes\":[]",
          array("default_left", i -> isInner(i) && tree.test(nodes.get(i)).isMissingLeft() ? 1 : 0),
          "\"id\":" + id,
          array("left_children", lefts::get),
          array("loss_changes", i -> 0.0),
          array("parents", parents::get),
          array("right_children", i -> isInner(i) ? lefts.get(i) + 1 : -1),
          array("split_conditions", this::condition),
          array("split_indices", i -> isInner(i) ? tree.input(nodes.get(i)) : 0),
          array("split_type", i -> 0),
          array("sum_hessian", i -> 1.0),
          "\"tree_param\":{\"num_deleted\":\"0\",\"num_feature\":\""
              + TreeWorkload.FIELDS
              + "\",\"num_nodes\":\""
              + nodes.size()
              + "\",\"size_leaf_vector\":\"1\"}}");
    }
  }
}
