package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeSum;
import io.verdict.engine.artifact.TreeTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Reads a model that XGBoost saved as JSON.
 *
 * <p>Everything is a float: inputs, thresholds, leaves and the sum, which begins with the margin of
 * {@code base_score}. A value below the threshold goes left, a category in the set right, a missing
 * one as the node says.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
final class XgboostReader {
  private static final int LEAF = -1;

  private final JsonObject root;
  private final List<CategorySet> sets = new ArrayList<>();
  private int nodesLeft = ImportLimits.MAX_NODES;

  private XgboostReader(JsonObject root) {
    this.root = root;
  }

  static ImportedModel read(String text) {
    if (!(JsonReader.read(text) instanceof JsonMembers members)) {
      throw ImportFailure.malformed(1, "JSON");
    }
    return new XgboostReader(new JsonObject(members, "")).model();
  }

  private ImportedModel model() {
    JsonObject learner = root.object("learner");
    JsonObject booster = learner.object("gradient_booster");
    String kind = booster.text("name");
    if (!kind.equals("gbtree")) {
      throw ImportFailure.unsupported(booster.place("name"), "booster " + kind);
    }
    JsonObject params = learner.object("learner_model_param");
    if (params.has("num_target") && params.number("num_target") > 1) {
      throw ImportFailure.unsupported(params.place("num_target"), "num_target");
    }
    int inputCount = params.whole("num_feature", 0, ImportLimits.MAX_INPUTS);
    int groupCount = Math.max(1, params.whole("num_class", 0, 256));
    JsonObject model = booster.object("model");
    List<JsonObject> files = model.objects("trees");
    if (files.size() > ImportLimits.MAX_TREES) {
      throw ImportFailure.tooLarge(model.place("trees"), "trees", ImportLimits.MAX_TREES);
    }
    double[] info = model.numbers("tree_info", files.size());
    List<Tree> trees = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      trees.add(tree(files.get(i), inputCount));
      int group = (int) info[i];
      if (group < 0 || group >= groupCount) {
        throw ImportFailure.malformed(model.place("tree_info"), "tree_info, tree " + i);
      }
      groups.add(group);
    }
    List<String> names = names(learner, inputCount);
    TreeSum sum = sum(learner.object("objective"), params, groupCount);
    return new ImportedModel(
        "xgboost " + version(),
        names,
        ImportedModel.noSymbols(inputCount),
        sets,
        trees,
        groups,
        sum,
        List.of());
  }

  private String version() {
    StringBuilder version = new StringBuilder();
    for (double part : root.numbers("version")) {
      version.append(version.length() == 0 ? "" : ".").append((int) part);
    }
    return version.toString();
  }

  private static List<String> names(JsonObject learner, int count) {
    List<String> given = learner.has("feature_names") ? learner.texts("feature_names") : List.of();
    if (!given.isEmpty() && given.size() != count) {
      throw ImportFailure.malformed(learner.place("feature_names"), "feature_names");
    }
    List<String> names = new ArrayList<>(given);
    for (int i = names.size(); i < count; i++) {
      names.add("f" + i);
    }
    return names;
  }

  private static TreeSum sum(JsonObject function, JsonObject params, int groups) {
    String objective = function.text("name");
    float base = baseScore(params);
    TreeTransform transform = TreeTransform.IDENTITY;
    switch (objective) {
      case "binary:logistic", "reg:logistic" -> {
        transform = TreeTransform.LOGISTIC;
        base = FloatLogarithm.logit(base);
      }
      case "binary:logitraw" -> base = FloatLogarithm.logit(base);
      case "count:poisson", "reg:gamma", "reg:tweedie" -> {
        transform = TreeTransform.EXP;
        base = FloatLogarithm.ln(base);
      }
      case "multi:softprob", "multi:softmax" -> transform = TreeTransform.SOFTMAX;
      case "reg:squarederror",
          "reg:linear",
          "reg:squaredlogerror",
          "reg:pseudohubererror",
          "reg:absoluteerror",
          "reg:quantileerror",
          "rank:pairwise",
          "rank:ndcg",
          "rank:map" -> {}
      default -> throw ImportFailure.unsupported(function.place("name"), "objective " + objective);
    }
    if (!Float.isFinite(base)) {
      throw ImportFailure.malformed(params.place("base_score"), "base_score");
    }
    List<Double> bases = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      bases.add((double) base);
    }
    return new TreeSum(true, bases, 1, transform, 1);
  }

  /** A number, or since version 3.1 a list of one. */
  private static float baseScore(JsonObject params) {
    String text = params.text("base_score");
    Place place = params.place("base_score");
    String one = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    if (one.contains(",")) {
      throw ImportFailure.unsupported(place, "base_score of several targets");
    }
    try {
      return Float.parseFloat(one);
    } catch (NumberFormatException e) {
      throw ImportFailure.malformed(place, "base_score");
    }
  }

  private Tree tree(JsonObject file, int inputCount) {
    TreeFile source = new TreeFile(file, inputCount, sets);
    TreeAssembly assembly = new TreeAssembly(file.place(), file.path(), nodesLeft);
    Tree tree = assembly.assemble(source, 0);
    nodesLeft -= tree.nodeCount();
    return tree;
  }

  /** The arrays of one tree. */
  private static final class TreeFile implements TreeAssembly.Source {
    private final String path;
    private final JsonObject file;
    private final double[] lefts;
    private final double[] rights;
    private final double[] inputs;
    private final double[] conditions;
    private final double[] defaultLeft;
    private final int[] setOfNode;

    TreeFile(JsonObject file, int inputCount, List<CategorySet> sets) {
      this.path = file.path();
      this.file = file;
      this.lefts = file.numbers("left_children");
      int count = lefts.length;
      this.rights = file.numbers("right_children", count);
      this.inputs = file.numbers("split_indices", count);
      this.conditions = file.numbers("split_conditions", count);
      this.defaultLeft = file.numbers("default_left", count);
      this.setOfNode = new int[count];
      if (count == 0) {
        throw ImportFailure.malformed(file.place(), path);
      }
      requireSound(inputCount);
      readSets(file, sets);
    }

    private void requireSound(int inputCount) {
      for (int node = 0; node < lefts.length; node++) {
        boolean isSound =
            isLeaf(node)
                || (isChild(lefts[node]) && isChild(rights[node]) && isBelow(node, inputCount));
        if (!isSound || Double.isNaN(conditions[node])) {
          throw ImportFailure.malformed(file.place("left_children"), path + ", node " + node);
        }
      }
    }

    private boolean isBelow(int node, int inputCount) {
      return inputs[node] >= 0 && inputs[node] < inputCount;
    }

    private boolean isChild(double number) {
      return number > 0 && number < lefts.length;
    }

    /** A node of categories goes right when the value is one of them. */
    private void readSets(JsonObject file, List<CategorySet> sets) {
      Arrays.fill(setOfNode, -1);
      if (!file.has("categories_nodes")) {
        return;
      }
      double[] nodes = file.numbers("categories_nodes");
      double[] starts = file.numbers("categories_segments", nodes.length);
      double[] sizes = file.numbers("categories_sizes", nodes.length);
      double[] categories = file.numbers("categories");
      for (int i = 0; i < nodes.length; i++) {
        boolean isSound =
            nodes[i] >= 0
                && nodes[i] < lefts.length
                && starts[i] >= 0
                && sizes[i] >= 0
                && starts[i] + sizes[i] <= categories.length;
        if (!isSound) {
          throw ImportFailure.malformed(file.place("categories_nodes"), path + ", categories");
        }
        setOfNode[(int) nodes[i]] = sets.size();
        sets.add(set(categories, (int) starts[i], (int) sizes[i]));
      }
    }

    private CategorySet set(double[] categories, int start, int size) {
      BitSet members = new BitSet();
      for (int i = start; i < start + size; i++) {
        if (categories[i] < 0 || categories[i] > TreeInput.MAX_CATEGORY) {
          throw ImportFailure.tooLarge(
              file.place("categories"), path + ", categories", TreeInput.MAX_CATEGORY);
        }
        members.set((int) categories[i]);
      }
      return CategorySet.of(members);
    }

    @Override
    public boolean isLeaf(int node) {
      return lefts[node] == LEAF;
    }

    @Override
    public double leaf(int node) {
      return (float) conditions[node];
    }

    @Override
    public int input(int node) {
      return (int) inputs[node];
    }

    @Override
    public SplitTest test(int node) {
      boolean isLeft = defaultLeft[node] != 0;
      return setOfNode[node] < 0
          ? new SplitTest(Comparison.LESS, Missing.ABSENT, isLeft)
          : new SplitTest(Comparison.IN_SET, Missing.ABSENT, !isLeft);
    }

    @Override
    public double threshold(int node) {
      return setOfNode[node] < 0 ? (float) conditions[node] : setOfNode[node];
    }

    @Override
    public int left(int node) {
      return (int) (setOfNode[node] < 0 ? lefts[node] : rights[node]);
    }

    @Override
    public int right(int node) {
      return (int) (setOfNode[node] < 0 ? rights[node] : lefts[node]);
    }
  }
}
