package io.verdict.rules.naive;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model of trees as the exporter of its file evaluates it: everything a float, the leaves added
 * up in the order of the trees, what is missing going the way that the node says.
 *
 * @param objective what is made of the sums
 * @param base each sum's first summand
 * @param groups how many results there are
 * @param inputs its inputs in order
 * @param trees its trees in order; each adds to the group of its number modulo the groups
 */
record NaiveForest(String objective, float base, int groups, List<Input> inputs, List<Node> trees) {

  /**
   * An input.
   *
   * @param slot the slot that it is bound to
   * @param shift digits by which the slot's number is larger in the unit of the model
   * @param mapped what symbols and special values count as, {@code -} every other symbol
   */
  record Input(String slot, int shift, Map<String, Double> mapped) {

    /** The number that the trees see; not a number where there is none. */
    float number(Object value) {
      if (value instanceof Special special) {
        return number(mapped.getOrDefault(special.name(), Double.NaN));
      }
      if (value instanceof BigDecimal number) {
        return (float) number.movePointRight(shift).doubleValue();
      }
      if (value instanceof Boolean bool) {
        return bool ? 1 : 0;
      }
      if (value instanceof String symbol) {
        return number(mapped.getOrDefault(symbol, mapped.getOrDefault("-", Double.NaN)));
      }
      return value instanceof Double number ? number.floatValue() : Float.NaN;
    }
  }

  /** A leaf, or a node that tests an input. */
  sealed interface Node permits Leaf, Below, Within {}

  /** The end of a way. */
  record Leaf(float value) implements Node {}

  /** Left where the input is below the threshold. */
  record Below(int input, float threshold, boolean missingLeft, Node left, Node right)
      implements Node {}

  /** Right where the input is one of the categories. */
  record Within(int input, Set<Integer> categories, boolean missingLeft, Node left, Node right)
      implements Node {}

  /** The sum of a group. */
  float margin(int group, float[] values) {
    float sum = base;
    for (int tree = group; tree < trees.size(); tree += groups) {
      sum += leaf(trees.get(tree), values);
    }
    return sum;
  }

  private static float leaf(Node node, float[] values) {
    if (node instanceof Below below) {
      float value = values[below.input()];
      boolean left = Float.isNaN(value) ? below.missingLeft() : value < below.threshold();
      return leaf(left ? below.left() : below.right(), values);
    }
    if (node instanceof Within within) {
      float value = values[within.input()];
      boolean left =
          Float.isNaN(value) ? within.missingLeft() : !within.categories().contains((int) value);
      return leaf(left ? within.left() : within.right(), values);
    }
    return ((Leaf) node).value();
  }

  /** What the objective makes of the sums. */
  float response(int group, float[] values) {
    float sum = margin(group, values);
    return switch (objective) {
      case "binary:logistic" -> (float) (1 / (1 + StrictMath.exp(-sum)));
      case "count:poisson" -> (float) StrictMath.exp(sum);
      case "multi:softprob" -> share(sum, values);
      default -> sum;
    };
  }

  private float share(float sum, float[] values) {
    float greatest = margin(0, values);
    for (int group = 1; group < groups; group++) {
      greatest = Math.max(greatest, margin(group, values));
    }
    double all = 0;
    for (int group = 0; group < groups; group++) {
      all += power(margin(group, values) - greatest);
    }
    return power(sum - greatest) / (float) all;
  }

  private static float power(float exponent) {
    return (float) StrictMath.exp(exponent);
  }
}
