package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.TreeInput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The arrays of one tree of LightGBM; leaves are numbered behind the inner nodes.
 *
 * <p>LightGBM takes every value within {@link SplitTest#ZERO_RANGE} of 0 for 0 before it compares:
 * a threshold within that range is moved to its end.
 */
final class LightGbmTree implements TreeAssembly.Source {
  private static final int CATEGORICAL = 1;
  private static final int DEFAULT_LEFT = 2;
  private static final int WORD_BITS = 32;
  private static final Missing[] MISSING = {
    Missing.AS_ZERO, Missing.ABSENT_OR_ZERO, Missing.ABSENT
  };

  private final int nodes;
  private final int[] inputs;
  private final double[] thresholds;
  private final int[] types;
  private final int[] lefts;
  private final int[] rights;
  private final double[] leaves;
  private final int firstSet;

  LightGbmTree(
      TextBlock block, int nodes, int inputCount, double[] leaves, List<CategorySet> sets) {
    this.nodes = nodes;
    this.leaves = leaves;
    this.inputs = block.wholes("split_feature", nodes);
    this.thresholds = block.numbers("threshold", nodes);
    this.types = block.wholes("decision_type", nodes);
    this.lefts = block.wholes("left_child", nodes);
    this.rights = block.wholes("right_child", nodes);
    this.firstSet = sets.size();
    int setCount = block.whole("num_cat", 0, nodes);
    if (setCount > 0) {
      readSets(block, setCount, sets);
    }
    for (int node = 0; node < nodes; node++) {
      boolean isSound =
          inputs[node] >= 0
              && inputs[node] < inputCount
              && types[node] >= 0
              && types[node] >> 2 < MISSING.length
              && isChild(lefts[node])
              && isChild(rights[node])
              && !Double.isNaN(thresholds[node])
              && (!isSet(node) || (thresholds[node] >= 0 && thresholds[node] < setCount));
      if (!isSound) {
        throw ImportFailure.malformed(block.line("split_feature"), block.place("node " + node));
      }
    }
  }

  private boolean isChild(int child) {
    return child < 0 ? ~child < leaves.length : child > 0 && child < nodes;
  }

  private boolean isSet(int node) {
    return (types[node] & CATEGORICAL) != 0;
  }

  private static void readSets(TextBlock block, int count, List<CategorySet> sets) {
    int[] ends = block.wholes("cat_boundaries", count + 1);
    int words = ends[count];
    if (ends[0] != 0 || words < 0 || words > TreeInput.MAX_CATEGORY * count) {
      throw ImportFailure.malformed(block.line("cat_boundaries"), block.place("cat_boundaries"));
    }
    double[] bits = block.numbers("cat_threshold", words);
    List<CategorySet> read = new ArrayList<>();
    for (int set = 0; set < count; set++) {
      BitSet members = new BitSet();
      int length = ends[set + 1] - ends[set];
      if (length < 0 || ends[set + 1] > words) {
        throw ImportFailure.malformed(block.line("cat_boundaries"), block.place("cat_boundaries"));
      }
      if (length * WORD_BITS > TreeInput.MAX_CATEGORY) {
        throw ImportFailure.tooLarge(
            block.line("cat_threshold"), block.place("categories"), TreeInput.MAX_CATEGORY);
      }
      for (int bit = 0; bit < length * WORD_BITS; bit++) {
        members.set(bit, ((long) bits[ends[set] + bit / WORD_BITS] >>> bit % WORD_BITS & 1) != 0);
      }
      read.add(CategorySet.of(members));
    }
    sets.addAll(read);
  }

  @Override
  public boolean isLeaf(int number) {
    return number >= nodes;
  }

  @Override
  public double leaf(int number) {
    return leaves[number - nodes];
  }

  @Override
  public int input(int node) {
    return inputs[node];
  }

  @Override
  public SplitTest test(int node) {
    if (isSet(node)) {
      return new SplitTest(Comparison.IN_SET, Missing.ABSENT, false);
    }
    Missing missing = MISSING[types[node] >> 2];
    boolean isLeft = (types[node] & DEFAULT_LEFT) != 0 && missing != Missing.AS_ZERO;
    boolean isBelowZero = isWithinZero(thresholds[node]) && thresholds[node] < 0;
    return new SplitTest(isBelowZero ? Comparison.LESS : Comparison.LESS_OR_EQUAL, missing, isLeft);
  }

  private static boolean isWithinZero(double threshold) {
    return Math.abs(threshold) <= SplitTest.ZERO_RANGE;
  }

  @Override
  public double threshold(int node) {
    if (isSet(node)) {
      return firstSet + thresholds[node];
    }
    double threshold = thresholds[node];
    if (isWithinZero(threshold)) {
      return threshold < 0 ? -SplitTest.ZERO_RANGE : SplitTest.ZERO_RANGE;
    }
    return threshold;
  }

  @Override
  public int left(int node) {
    return number(lefts[node]);
  }

  @Override
  public int right(int node) {
    return number(rights[node]);
  }

  private int number(int child) {
    return child < 0 ? nodes + ~child : child;
  }
}
