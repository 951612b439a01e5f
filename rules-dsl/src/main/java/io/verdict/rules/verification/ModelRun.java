package io.verdict.rules.verification;

import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.artifact.TreeOutput;
import io.verdict.engine.forest.Forest;
import io.verdict.engine.forest.ForestScratch;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.rules.imports.ImportedModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs an imported model by itself, on plain numbers: for its verification rows, before it is bound
 * to slots.
 *
 * <p><b>Thread safety</b>: confined to one thread.
 */
public final class ModelRun {
  private final int inputs;
  private final int groups;
  private final BitSet categorical;
  private final Forest forest;
  private final ForestScratch scratch;
  private final Record record;

  /** A run of a model. */
  public ModelRun(ImportedModel model) {
    this.inputs = model.inputs().size();
    this.groups = model.sum().bases().size();
    this.categorical = model.categorical();
    List<Field> fields = new ArrayList<>();
    List<TreeInput> slots = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      Type type = categorical.get(i) ? Type.integer() : Type.float64();
      fields.add(Field.input("input." + i, type, false));
      slots.add(TreeInput.number(model.inputs().get(i), i, 1));
    }
    List<TreeOutput> outputs = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      for (boolean isMargin : new boolean[] {true, false}) {
        outputs.add(new TreeOutput(fields.size(), group, isMargin));
        fields.add(
            Field.computed(
                (isMargin ? "margin." : "response.") + group, Type.float64(), Role.RESULT));
      }
    }
    Schema schema = Schema.of(fields);
    RecordLayout layout = RecordLayout.of(schema);
    TreeEnsemble ensemble =
        model.bind("model", slots, IntStream.range(0, inputs).toArray(), outputs);
    this.forest = Forest.link(ensemble, new SlotLinks(schema, layout));
    this.scratch = forest.newScratch();
    this.record = layout.newRecord();
  }

  /** Evaluates a row: a number for each input, NaN where it is missing. */
  public void evaluate(double[] row) {
    record.clear();
    for (int i = 0; i < inputs; i++) {
      if (!Double.isNaN(row[i])) {
        record.set(i, categorical.get(i) ? (long) row[i] : Doubles.encode(row[i]));
      }
    }
    forest.evaluate(record, scratch);
  }

  /** The sum of a group; NaN when there is none. */
  public double margin(int group) {
    return result(2 * group);
  }

  /** What the transform makes of a group's sum; NaN when there is none. */
  public double response(int group) {
    return result(2 * group + 1);
  }

  private double result(int output) {
    int slot = inputs + output;
    return record.isPresent(slot) ? Doubles.decode(record.value(slot)) : Double.NaN;
  }
}
