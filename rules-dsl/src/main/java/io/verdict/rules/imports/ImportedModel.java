package io.verdict.rules.imports;

import io.verdict.engine.artifact.CategorySet;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeOutput;
import io.verdict.engine.artifact.TreeSum;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * An ensemble as its file says it, not yet bound to slots.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param format what wrote it, such as {@code xgboost 3.0.4}
 * @param inputs names of the inputs, by the trees' number
 * @param symbols for each input its categories' texts by number; empty where it has none
 * @param sets sets of categories
 * @param trees the trees in the order in which they are added
 * @param groups the sum that each tree is added to
 * @param sum how leaves are added
 * @param checks rows that the file itself says what they give
 */
public record ImportedModel(
    String format,
    List<String> inputs,
    List<List<String>> symbols,
    List<CategorySet> sets,
    List<Tree> trees,
    List<Integer> groups,
    TreeSum sum,
    List<ModelCheck> checks) {
  /** Copies the lists. */
  public ImportedModel {
    inputs = List.copyOf(inputs);
    symbols = List.copyOf(symbols);
    sets = List.copyOf(sets);
    trees = List.copyOf(trees);
    groups = List.copyOf(groups);
    checks = List.copyOf(checks);
  }

  /**
   * The ensemble over slots.
   *
   * @param slots the inputs that are bound
   * @param positions for each of the model's inputs its position among them; any where no tree
   *     tests it
   */
  public TreeEnsemble bind(
      String name, List<TreeInput> slots, int[] positions, List<TreeOutput> outputs) {
    List<Tree> bound = trees.stream().map(tree -> tree.withInputs(positions)).toList();
    return new TreeEnsemble(name, slots, sets, bound, groups, sum, outputs, format);
  }

  /** The inputs that a tree tests. */
  public BitSet tested() {
    BitSet tested = new BitSet();
    for (Tree tree : trees) {
      for (int node = 0; node < tree.nodeCount(); node++) {
        tested.set(tree.input(node));
      }
    }
    return tested;
  }

  /** The inputs that are tested with sets of categories. */
  public BitSet categorical() {
    BitSet categorical = new BitSet();
    for (Tree tree : trees) {
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (tree.test(node).comparison() == Comparison.IN_SET) {
          categorical.set(tree.input(node));
        }
      }
    }
    return categorical;
  }

  /** Lists of no texts, for a model whose categories are numbers. */
  static List<List<String>> noSymbols(int inputs) {
    List<List<String>> none = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      none.add(List.of());
    }
    return none;
  }
}
