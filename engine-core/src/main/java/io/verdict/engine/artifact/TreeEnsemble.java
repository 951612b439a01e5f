package io.verdict.engine.artifact;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * An ensemble of decision trees, as XGBoost, LightGBM or PMML write it: inputs taken from slots, a
 * leaf of each tree added up in the exporter's order, one or several results.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name the ensemble's name
 * @param inputs what the trees test
 * @param sets sets of categories that nodes name by position
 * @param trees the trees in the order in which they are added
 * @param groups the sum that each tree is added to
 * @param sum how leaves are added
 * @param outputs the slots written
 * @param origin where the trees come from, for a reader: format, file and its hash
 */
public record TreeEnsemble(
    String name,
    List<TreeInput> inputs,
    List<CategorySet> sets,
    List<Tree> trees,
    List<Integer> groups,
    TreeSum sum,
    List<TreeOutput> outputs,
    String origin) {
  /** Most inputs of one ensemble. */
  public static final int MAX_INPUTS = 4_096;

  /** Most different thresholds, sets and range ends that one input is compared with. */
  public static final int MAX_THRESHOLDS = 65_000;

  /** Most columns: an input counts once for each way of treating a missing value, and each set. */
  public static final int MAX_COLUMNS = 32_000;

  /** Most sums. */
  public static final int MAX_GROUPS = 256;

  public TreeEnsemble {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(sum, "sum");
    inputs = List.copyOf(inputs);
    sets = List.copyOf(sets);
    trees = List.copyOf(trees);
    groups = List.copyOf(groups);
    outputs = List.copyOf(outputs);
  }

  /** The same ensemble with some of its outputs only. */
  public TreeEnsemble writing(Predicate<TreeOutput> isWritten) {
    List<TreeOutput> written = outputs.stream().filter(isWritten).toList();
    return new TreeEnsemble(name, inputs, sets, trees, groups, sum, written, origin);
  }
}
