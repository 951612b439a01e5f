package io.verdict.engine.artifact;

import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks one ensemble: its inputs, that each tree is a tree, and that it fits the evaluator. */
final class TreeEnsembleCheck {
  private static final long MAX_DIVISOR = 1_000_000_000_000_000_000L;

  private final TreeEnsemble ensemble;
  private final Schema schema;
  private final List<Set<Double>> thresholds;
  private final int[] setLengths;
  private final Set<Long> columns = new HashSet<>();

  TreeEnsembleCheck(TreeEnsemble ensemble, Schema schema) {
    this.ensemble = ensemble;
    this.schema = schema;
    this.setLengths = new int[ensemble.inputs().size()];
    this.thresholds =
        ensemble.inputs().stream().map(input -> (Set<Double>) new HashSet<Double>()).toList();
  }

  void run() {
    Require.that(!ensemble.name().isBlank(), "an ensemble has no name");
    Require.range(ensemble.inputs().size(), 0, TreeEnsemble.MAX_INPUTS, "inputs");
    ensemble.inputs().forEach(this::input);
    sum(ensemble.sum());
    int groups = ensemble.sum().bases().size();
    Require.that(!ensemble.outputs().isEmpty(), "an ensemble writes no slot");
    for (TreeOutput output : ensemble.outputs()) {
      Field field = Require.field(schema, output.slot(), Role.RESULT, "output slot");
      Require.that(field.type().kind() == Kind.DOUBLE, "an ensemble writes a double");
      Require.position(output.group(), groups, "group");
    }
    for (CategorySet set : ensemble.sets()) {
      Require.range(set.length(), 0, TreeInput.MAX_CATEGORY + 1L, "length of a set");
    }
    Require.that(ensemble.groups().size() == ensemble.trees().size(), "each tree has one group");
    for (int number = 0; number < ensemble.trees().size(); number++) {
      Require.position(ensemble.groups().get(number), groups, "group");
      try {
        tree(ensemble.trees().get(number));
      } catch (IllegalArgumentException invalid) {
        throw new IllegalArgumentException("tree " + number + ": " + invalid.getMessage(), invalid);
      }
    }
    for (int input = 0; input < setLengths.length; input++) {
      int count = thresholds.get(input).size();
      Require.range(count, 0, TreeEnsemble.MAX_THRESHOLDS, "thresholds of an input");
      Require.that(
          count == 0 || setLengths[input] == 0, "an input is tested by thresholds and by sets");
    }
    Require.range(columns.size(), 0, TreeEnsemble.MAX_COLUMNS, "columns");
  }

  private void sum(TreeSum sum) {
    Require.range(sum.bases().size(), 1, TreeEnsemble.MAX_GROUPS, "groups");
    for (double base : sum.bases()) {
      Require.that(Double.isFinite(base), "a base is no number");
      exact(base, "a base");
    }
    Require.that(Double.isFinite(sum.divisor()) && sum.divisor() != 0, "no divisor of a sum");
    Require.present(sum.transform(), "transform");
    Require.that(Double.isFinite(sum.slope()), "a slope is no number");
  }

  private void input(TreeInput input) {
    Field field = Require.field(schema, input.slot(), "input slot");
    Kind kind = field.type().kind();
    Require.that(kind != Kind.KEY && kind != Kind.SET, "a key or a set is no input of a tree");
    Require.range(input.divisor(), 1, MAX_DIVISOR, "divisor");
    Require.that(isPowerOfTen(input.divisor()), "a divisor is no power of ten");
    Require.that(kind != Kind.DOUBLE || input.divisor() == 1, "a double is not divided");
    boolean isSymbol = kind == Kind.ENUM || kind == Kind.CODE;
    int symbols = isSymbol ? field.type().symbols().size() + (kind == Kind.CODE ? 1 : 0) : 0;
    Require.that(
        input.categories().size() == symbols,
        "an input has " + input.categories().size() + " categories for " + symbols + " symbols");
    Require.that(!isSymbol || input.divisor() == 1, "a category is not divided");
    for (int category : input.categories()) {
      Require.range(category, -1, TreeInput.MAX_CATEGORY, "category");
    }
    Require.that(
        input.specials().size() == field.specials().size(), "an input lacks a special value");
  }

  private static boolean isPowerOfTen(long value) {
    long power = 1;
    while (power < value) {
      power *= 10;
    }
    return power == value;
  }

  private void tree(Tree tree) {
    int count = tree.nodeCount();
    Require.that(tree.leafCount() == count + 1, "a tree has one leaf more than inner nodes");
    BitSet reached = new BitSet();
    BitSet leaves = new BitSet();
    int[] depths = new int[count];
    reached.set(0);
    for (int node = 0; node < count; node++) {
      Require.that(reached.get(node), "a node is not below the root");
      test(tree, node);
      Require.range(depths[node] + 1L, 1, Tree.MAX_DEPTH, "depth");
      for (int child : new int[] {tree.left(node), tree.right(node)}) {
        BitSet seen = child >= 0 ? reached : leaves;
        int position = child >= 0 ? child : ~child;
        Require.position(position, child >= 0 ? count : count + 1, "child");
        Require.that(child < 0 || child > node, "a child stands before its parent");
        Require.that(!seen.get(position), "two nodes have the same child");
        seen.set(position);
        if (child >= 0) {
          depths[child] = depths[node] + 1;
        }
      }
    }
    for (int leaf = 0; leaf <= count; leaf++) {
      Require.that(!Double.isInfinite(tree.leaf(leaf)), "a leaf is infinite");
      exact(tree.leaf(leaf), "a leaf");
    }
  }

  private void test(Tree tree, int node) {
    Require.position(tree.input(node), ensemble.inputs().size(), "input");
    TreeInput input = ensemble.inputs().get(tree.input(node));
    SplitTest test = Require.present(tree.test(node), "test");
    double threshold = tree.threshold(node);
    long way = (long) test.missing().ordinal() << 1 | (test.isMissingLeft() ? 1 : 0);
    long group = test.comparison().ordinal() <= 1 ? 0 : test.comparison().ordinal();
    long set = 0;
    switch (test.comparison()) {
      case LESS, LESS_OR_EQUAL -> {
        Require.that(!Double.isNaN(threshold), "a threshold is no number");
        exact(threshold, "a threshold");
        Set<Double> ofInput = thresholds.get(tree.input(node));
        ofInput.add(test.comparison() == Comparison.LESS ? threshold : Math.nextUp(threshold));
      }
      case IN_SET -> {
        Require.that(threshold == (int) threshold, "a set's number is not whole");
        Require.position((int) threshold, ensemble.sets().size(), "set of categories");
        Require.that(hasCategories(input), "a set of categories tests a number");
        Require.that(test.missing() == Missing.ABSENT, "a set takes zeros as they are");
        set = (int) threshold;
        int length = ensemble.sets().get((int) threshold).length();
        setLengths[tree.input(node)] = Math.max(setLengths[tree.input(node)], length + 1);
      }
      case IS_MISSING -> {
        Require.that(threshold == 0, "a test for missing has no threshold");
        Require.that(
            test.missing() == Missing.ABSENT, "a test for missing takes zeros as they are");
        Require.that(test.isMissingLeft(), "a missing value is missing");
      }
    }
    Require.that(
        test.missing() != Missing.AS_ZERO || !test.isMissingLeft(), "a zero has no missing way");
    columns.add(((set * TreeEnsemble.MAX_INPUTS + tree.input(node)) << 2 | group) << 3 | way);
  }

  private boolean hasCategories(TreeInput input) {
    Kind kind = schema.field(input.slot()).type().kind();
    boolean isWhole = kind == Kind.INT || kind == Kind.BOOL;
    return !input.categories().isEmpty() || (isWhole && input.divisor() == 1);
  }

  private void exact(double value, String what) {
    if (ensemble.sum().isFloat() && !Double.isNaN(value) && (float) value != value) {
      throw new IllegalArgumentException(what + " of a float ensemble is no float");
    }
  }
}
