package io.verdict.engine.forest;

import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeSum;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The definition of an ensemble, as plainly as it can be said: node objects, one value at a time,
 * compared as numbers. Shares nothing with the fast one but the ensemble's data.
 */
public final class NaiveForest {
  private final TreeEnsemble ensemble;
  private final Schema schema;
  private final List<Node> roots = new ArrayList<>();

  /** A node with its children, or a leaf, whose test is null. */
  private record Node(int input, SplitTest test, double threshold, Node left, Node right) {}

  public NaiveForest(TreeEnsemble ensemble, Schema schema) {
    this.ensemble = ensemble;
    this.schema = schema;
    for (Tree tree : ensemble.trees()) {
      roots.add(node(tree, tree.nodeCount() == 0 ? -1 : 0));
    }
  }

  private static Node node(Tree tree, int child) {
    if (child < 0) {
      return new Node(-1, null, tree.leaf(-1 - child), null, null);
    }
    return new Node(
        tree.input(child),
        tree.test(child),
        tree.threshold(child),
        node(tree, tree.left(child)),
        node(tree, tree.right(child)));
  }

  /** The sums of all groups for a record whose slots are those of the schema. */
  public double[] sums(Record record) {
    Double[] numbers = new Double[ensemble.inputs().size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(ensemble.inputs().get(i), record);
    }
    TreeSum rule = ensemble.sum();
    double[] sums = rule.bases().stream().mapToDouble(Double::doubleValue).toArray();
    for (int tree = 0; tree < roots.size(); tree++) {
      int group = ensemble.groups().get(tree);
      sums[group] = rounded(sums[group] + leaf(roots.get(tree), numbers));
    }
    return sums;
  }

  private double rounded(double value) {
    return ensemble.sum().isFloat() ? (float) value : value;
  }

  /** What is written to the slot of the first output; NaN when it stays missing. */
  public double result(Record record) {
    double[] sums = sums(record);
    int group = ensemble.outputs().get(0).group();
    if (ensemble.outputs().get(0).isMargin()) {
      return sums[group];
    }
    TreeSum rule = ensemble.sum();
    for (int each = 0; each < sums.length; each++) {
      sums[each] = rule.divisor() == 1 ? sums[each] : rounded(sums[each] / rule.divisor());
    }
    double sum = sums[group];
    return rounded(
        switch (rule.transform()) {
          case IDENTITY -> sum;
          case LOGISTIC -> 1 / (1 + StrictMath.exp(-rule.slope() * sum));
          case EXP -> StrictMath.exp(sum);
          case SOFTMAX -> softmax(sums, group);
        });
  }

  private double softmax(double[] sums, int group) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      greatest = Math.max(greatest, sum);
    }
    double all = 0;
    for (double sum : sums) {
      all += rounded(StrictMath.exp(rounded(sum - greatest)));
    }
    return rounded(StrictMath.exp(rounded(sums[group] - greatest))) / rounded(all);
  }

  private double leaf(Node root, Double[] numbers) {
    Node node = root;
    while (node.test != null) {
      node = goesLeft(node, numbers[node.input]) ? node.left : node.right;
    }
    return node.threshold;
  }

  private boolean goesLeft(Node node, Double given) {
    Double number = given;
    boolean isZero = number != null && Math.abs(number) <= SplitTest.ZERO_RANGE;
    switch (node.test.missing()) {
      case ABSENT -> {}
      case AS_ZERO -> number = number == null ? Double.valueOf(0) : number;
      case ABSENT_OR_ZERO -> number = isZero ? null : number;
    }
    return switch (node.test.comparison()) {
      case IS_MISSING -> number == null;
      case LESS -> number == null ? node.test.isMissingLeft() : number < node.threshold;
      case LESS_OR_EQUAL -> number == null ? node.test.isMissingLeft() : number <= node.threshold;
      case IN_SET ->
          number == null
              ? node.test.isMissingLeft()
              : ensemble.sets().get((int) node.threshold).contains((long) (double) number);
    };
  }

  private Double number(TreeInput input, Record record) {
    Field field = schema.field(input.slot());
    byte state = record.state(input.slot());
    if (state == Record.MISSING) {
      return null;
    }
    if (state != Record.PRESENT) {
      double special = input.specials().get(state - Record.FIRST_SPECIAL);
      return Double.isNaN(special) ? null : (Double) rounded(special);
    }
    long value = record.value(input.slot());
    if (!input.categories().isEmpty()) {
      int category = input.categories().get((int) value);
      return category < 0 ? null : (Double) (double) category;
    }
    if (field.type().kind() == Kind.DOUBLE) {
      return rounded(Doubles.decode(value));
    }
    BigDecimal exact = BigDecimal.valueOf(value).divide(BigDecimal.valueOf(input.divisor()));
    return rounded(exact.doubleValue());
  }
}
