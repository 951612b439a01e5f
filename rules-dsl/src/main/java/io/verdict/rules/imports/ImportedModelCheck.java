package io.verdict.rules.imports;

import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What an artifact asks of an ensemble beyond what each format's reader looks at, so that a model
 * that is read can also be sealed.
 */
final class ImportedModelCheck {
  private final ImportedModel model;
  private final BitSet categorical;
  private final Set<Threshold> thresholds = new HashSet<>();
  private final Set<Column> columns = new HashSet<>();
  private final int[] thresholdsOfInput;

  private ImportedModelCheck(ImportedModel model) {
    this.model = model;
    this.categorical = model.categorical();
    this.thresholdsOfInput = new int[model.inputs().size()];
  }

  private record Threshold(int input, double value) {}

  /** What is looked up once for a record, however many nodes ask for it. */
  private record Column(int input, SplitTest test, double set) {}

  /**
   * Returns the model.
   *
   * @throws ImportFailure if it cannot be sealed
   */
  static ImportedModel checked(ImportedModel model) {
    ImportedModelCheck check = new ImportedModelCheck(model);
    for (int tree = 0; tree < model.trees().size(); tree++) {
      check.tree(model.trees().get(tree), "tree " + tree);
    }
    return model;
  }

  private void tree(Tree tree, String name) {
    for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
      if (Double.isInfinite(tree.leaf(leaf))) {
        throw ImportFailure.malformed(1, name + ", a leaf that is no number");
      }
    }
    for (int node = 0; node < tree.nodeCount(); node++) {
      test(tree, node);
    }
  }

  private void test(Tree tree, int node) {
    int input = tree.input(node);
    SplitTest test = tree.test(node);
    boolean isSet = test.comparison() == Comparison.IN_SET;
    boolean isThreshold = !isSet && test.comparison() != Comparison.IS_MISSING;
    if (isThreshold && categorical.get(input)) {
      String name = model.inputs().get(input);
      throw ImportFailure.unsupported(1, "input " + name + " by thresholds and by categories");
    }
    boolean isNew = isThreshold && thresholds.add(new Threshold(input, tree.threshold(node)));
    if (isNew && ++thresholdsOfInput[input] > TreeEnsemble.MAX_THRESHOLDS) {
      String what = "thresholds of input " + model.inputs().get(input);
      throw ImportFailure.tooLarge(1, what, TreeEnsemble.MAX_THRESHOLDS);
    }
    columns.add(new Column(input, test, isSet ? tree.threshold(node) : 0));
    if (columns.size() > TreeEnsemble.MAX_COLUMNS) {
      throw ImportFailure.tooLarge(1, "different tests", TreeEnsemble.MAX_COLUMNS);
    }
  }
}
