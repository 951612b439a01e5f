package io.verdict.engine.forest;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.forest.InputPlan.ColumnKey;
import io.verdict.engine.kernel.SlotLinks;
import java.util.List;

/** Plans the columns of an ensemble and what each node compares with which of them. */
final class ColumnPlan {
  private static final int INT_BITS = 31;

  private final TreeEnsemble ensemble;
  private final List<InputPlan> inputs;
  private final int columnBits;
  private final int mask;
  private final int greatestRank;

  ColumnPlan(TreeEnsemble ensemble, SlotLinks links) {
    this.ensemble = ensemble;
    boolean isFloat = ensemble.sum().isFloat();
    this.inputs =
        ensemble.inputs().stream().map(input -> new InputPlan(input, links, isFloat)).toList();
    for (Tree tree : ensemble.trees()) {
      for (int node = 0; node < tree.nodeCount(); node++) {
        see(tree, node);
      }
    }
    int columns = 1;
    for (InputPlan input : inputs) {
      columns = input.fix(columns);
    }
    this.columnBits = Integer.SIZE - Integer.numberOfLeadingZeros(columns);
    this.mask = (1 << columnBits) - 1;
    this.greatestRank = (1 << (INT_BITS - columnBits)) - 1;
  }

  private void see(Tree tree, int node) {
    InputPlan input = inputs.get(tree.input(node));
    double threshold = tree.threshold(node);
    int setLength =
        switch (tree.test(node).comparison()) {
          case IN_SET -> ensemble.sets().get((int) threshold).length();
          case LESS, LESS_OR_EQUAL, IS_MISSING -> 0;
        };
    input.see(tree.test(node), threshold, setLength);
  }

  /** Bits of a node that name its column. */
  int columnBits() {
    return columnBits;
  }

  /** A node as one int. */
  int node(Tree tree, int node) {
    InputPlan input = inputs.get(tree.input(node));
    int rank = input.rankOf(tree.test(node), tree.threshold(node), greatestRank);
    return rank << columnBits | input.column(tree.test(node), tree.threshold(node));
  }

  ForestColumns columns() {
    int count = inputs.size();
    int[] firsts = new int[count + 1];
    int[] plainEnds = new int[count];
    int[] missing = new int[mask + 1];
    SpecialColumn[] special = new SpecialColumn[mask + 1];
    firsts[0] = 1;
    for (int i = 0; i < count; i++) {
      InputPlan input = inputs.get(i);
      firsts[i + 1] = firsts[i] + input.columnCount();
      plainEnds[i] = input.plainEnd();
      for (int k = 0; k < input.columnCount(); k++) {
        ColumnKey key = input.key(k);
        missing[firsts[i] + k] = missing(input, key);
        special[firsts[i] + k] = special(input, key);
      }
    }
    InputRanks[] ranks = inputs.stream().map(InputPlan::ranks).toArray(InputRanks[]::new);
    return new ForestColumns(mask + 1, ranks, firsts, plainEnds, missing, special);
  }

  private int missing(InputPlan input, ColumnKey key) {
    if (key.missing() == Missing.AS_ZERO) {
      return value(input.rankOfZero());
    }
    return key.left() ? value(0) : value(greatestRank);
  }

  private SpecialColumn special(InputPlan input, ColumnKey key) {
    if (key.isPlain()) {
      return null;
    }
    if (key.isSet()) {
      CategorySet set = ensemble.sets().get(key.set());
      return new SpecialColumn(0, 0, set, value(0), value(greatestRank));
    }
    if (key.isMissingTest()) {
      return new SpecialColumn(1, 0, null, 0, value(greatestRank));
    }
    int[] zero = input.zeroRanks();
    return new SpecialColumn(zero[0], zero[1], null, missing(input, key), -1);
  }

  private int value(int rank) {
    return rank << columnBits | mask;
  }
}
