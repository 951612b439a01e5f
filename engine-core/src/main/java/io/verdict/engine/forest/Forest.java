package io.verdict.engine.forest;

import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeOutput;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Doubles;

/**
 * A tree ensemble linked to a record layout.
 *
 * <p>First each input's value becomes a rank among the thresholds that the trees compare it with,
 * so that any exporter's comparison, in float or double, is one comparison of small integers. Then
 * all trees go down one level at a time, so that as many loads are in flight as the machine allows
 * and no branch is predicted. Then the leaves are added in the order of the trees.
 *
 * <p><b>Thread safety</b>: immutable, shared by threads, each with its own {@link ForestScratch}.
 * <b>Allocation</b>: {@link #evaluate} allocates nothing.
 */
public final class Forest {
  private final ForestColumns columns;
  private final PlainColumns plain;
  private final int[] otherInputs;
  private final ForestShape shape;
  private final ForestSum sum;
  private final int[] outputSlots;
  private final int[] outputGroups;
  private final boolean[] areMargins;

  private Forest(TreeEnsemble ensemble, SlotLinks links) {
    ColumnPlan plan = new ColumnPlan(ensemble, links);
    this.columns = plan.columns();
    this.plain = PlainColumns.of(columns, columns.plainInputs());
    this.otherInputs = plain.others(columns.inputs().length);
    this.shape = new ForestShape(ensemble, plan);
    this.sum = new ForestSum(ensemble, shape);
    this.outputSlots =
        ensemble.outputs().stream().mapToInt(output -> links.layoutSlot(output.slot())).toArray();
    this.outputGroups = ensemble.outputs().stream().mapToInt(TreeOutput::group).toArray();
    this.areMargins = new boolean[outputSlots.length];
    for (int i = 0; i < areMargins.length; i++) {
      areMargins[i] = ensemble.outputs().get(i).isMargin();
    }
  }

  /**
   * Links an ensemble that was read from an artifact.
   *
   * @throws IllegalArgumentException if the layout lacks a slot
   */
  public static Forest link(TreeEnsemble ensemble, SlotLinks links) {
    return new Forest(ensemble, links);
  }

  /** Working memory for one thread. */
  public ForestScratch newScratch() {
    return new ForestScratch(columns.count(), plain.count(), shape.treeCount(), sum.groupCount());
  }

  /** Bytes of nodes and leaves in the form that is walked. */
  public long walkedBytes() {
    return shape.bytes() + sum.bytes();
  }

  /** Evaluates a record and writes the result slots; a sum that is no number leaves one missing. */
  public void evaluate(Record record, ForestScratch scratch) {
    scratch.columns[0] = columns.count() - 1;
    plain.fill(record, scratch, columns);
    for (int input : otherInputs) {
      columns.fill(input, record, scratch.columns);
    }
    shape.walk(scratch.columns, scratch.positions);
    sum.add(scratch);
    for (int i = 0; i < outputSlots.length; i++) {
      double value = scratch.sums[outputGroups[i]];
      if (!areMargins[i]) {
        value = sum.response(scratch, outputGroups[i]);
      }
      if (Double.isNaN(value)) {
        record.setMissing(outputSlots[i]);
      } else {
        record.set(outputSlots[i], Doubles.encode(value));
      }
    }
  }
}
