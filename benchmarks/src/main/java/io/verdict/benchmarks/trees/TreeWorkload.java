package io.verdict.benchmarks.trees;

import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.SplitTest.Comparison;
import io.verdict.engine.artifact.SplitTest.Missing;
import io.verdict.engine.artifact.Tree;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeOutput;
import io.verdict.engine.artifact.TreeSum;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Full trees over 40 of 60 fields, each node with a default direction, and 1,024 records a tenth of
 * whose values are missing.
 *
 * <p>Fields are decimals with two digits, uniform on [0, 1000). A field has {@code cuts} different
 * thresholds, as an exporter that works on histograms leaves them; 0 means any float. Thresholds
 * are floats; a node goes left at or below its threshold, as LightGBM has it.
 */
public final class TreeWorkload {
  static final int FIELDS = 60;
  static final int TESTED = 40;
  static final int RECORDS = 1_024;

  final Schema schema;
  final RecordLayout layout;
  final TreeEnsemble ensemble;
  final Record[] records = new Record[RECORDS];

  /** The same records as plain doubles, NaN when missing. */
  final double[][] rows = new double[RECORDS][FIELDS];

  private final SplittableRandom random;
  private final float[][] cuts;

  TreeWorkload(int trees, int depth, int cutCount, long seed) {
    this.random = new SplittableRandom(seed);
    List<Field> fields = new ArrayList<>();
    List<TreeInput> inputs = new ArrayList<>();
    for (int i = 0; i < FIELDS; i++) {
      fields.add(Field.input("f" + i, Type.decimal(2), false));
    }
    fields.add(Field.computed("score", Type.float64(), Role.RESULT));
    for (int i = 0; i < TESTED; i++) {
      inputs.add(TreeInput.number("f" + i, i, 100));
    }
    this.schema = Schema.of(fields);
    this.layout = RecordLayout.of(schema);
    this.cuts = new float[TESTED][cutCount];
    for (float[] ofField : cuts) {
      for (int i = 0; i < cutCount; i++) {
        ofField[i] = (float) random.nextDouble(1_000);
      }
    }
    List<Tree> all = new ArrayList<>();
    for (int i = 0; i < trees; i++) {
      Tree.Builder tree = new Tree.Builder();
      grow(tree, depth);
      all.add(tree.build());
    }
    List<Integer> groups = all.stream().map(tree -> 0).toList();
    List<TreeOutput> outputs = List.of(new TreeOutput(FIELDS, 0, true));
    TreeSum sum = TreeSum.plain(false, 0);
    this.ensemble =
        new TreeEnsemble("trees", inputs, List.of(), all, groups, sum, outputs, "random");
    fillRecords();
  }

  private int grow(Tree.Builder tree, int depth) {
    if (depth == 0) {
      return tree.leaf(random.nextDouble(-0.1, 0.1));
    }
    int field = random.nextInt(TESTED);
    float[] ofField = cuts[field];
    float threshold =
        ofField.length == 0
            ? (float) random.nextDouble(1_000)
            : ofField[random.nextInt(ofField.length)];
    boolean isLeft = random.nextBoolean();
    SplitTest test = new SplitTest(Comparison.LESS_OR_EQUAL, Missing.ABSENT, isLeft);
    int node = tree.node(field, test, threshold);
    tree.children(node, grow(tree, depth - 1), grow(tree, depth - 1));
    return node;
  }

  private void fillRecords() {
    for (int i = 0; i < RECORDS; i++) {
      records[i] = layout.newRecord();
      for (int field = 0; field < FIELDS; field++) {
        rows[i][field] = Double.NaN;
        if (random.nextInt(10) > 0) {
          int unscaled = random.nextInt(100_000);
          records[i].set(field, unscaled);
          rows[i][field] = unscaled / 100.0;
        }
      }
    }
  }
}
