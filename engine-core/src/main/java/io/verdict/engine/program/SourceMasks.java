package io.verdict.engine.program;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Which data sources each slot and rule depends on, through derived slots and results too; a bit
 * for each source of the layout.
 */
final class SourceMasks {
  private final StageModel model;
  private final long[] ofSlot;
  private final long[] ofRule;
  private final long used;

  SourceMasks(StageModel model, RecordLayout layout, int rounds) {
    this.model = model;
    List<String> sources = sourcesOf(layout);
    this.ofSlot = new long[model.schema().size()];
    for (int slot = 0; slot < ofSlot.length; slot++) {
      String source = layout.schema().field(layout.slot(name(slot))).source();
      ofSlot[slot] = source.isEmpty() ? 0 : 1L << sources.indexOf(source);
    }
    this.ofRule = new long[model.rules().size()];
    for (int round = 0; round <= rounds; round++) {
      spread();
    }
    long all = 0;
    for (long mask : ofSlot) {
      all |= mask;
    }
    this.used = all;
  }

  /** The named sources of a layout, in slot order; at most 63. */
  static List<String> sourcesOf(RecordLayout layout) {
    List<String> sources = new ArrayList<>();
    for (Field field : layout.schema().fields()) {
      if (!field.source().isEmpty() && !sources.contains(field.source())) {
        sources.add(field.source());
      }
    }
    if (sources.size() > 63) {
      throw new IllegalArgumentException("a flow has at most 63 sources, not " + sources.size());
    }
    return List.copyOf(sources);
  }

  private String name(int slot) {
    return model.schema().field(slot).name();
  }

  private void spread() {
    for (Derivation derivation : model.derivations()) {
      ofSlot[derivation.slot()] |= of(derivation);
    }
    for (Table table : model.tables()) {
      long mask = 0;
      for (var row : table.rows()) {
        mask |= of(new Condition(List.of(row.when())));
      }
      for (int output : table.outputs()) {
        ofSlot[output] |= mask;
      }
    }
    for (Scorecard card : model.scorecards()) {
      for (var characteristic : card.characteristics()) {
        ofSlot[card.slot()] |= ofSlot[characteristic.slot()];
      }
    }
    for (TreeEnsemble ensemble : model.ensembles()) {
      long mask = 0;
      for (var input : ensemble.inputs()) {
        mask |= ofSlot[input.slot()];
      }
      for (var output : ensemble.outputs()) {
        ofSlot[output.slot()] |= mask;
      }
    }
    long scoring = 0;
    for (int i = 0; i < ofRule.length; i++) {
      Rule rule = model.rules().get(i);
      ofRule[i] = of(rule.when());
      scoring |= rule.score() == 0 ? 0 : ofRule[i];
    }
    for (var total : model.totals()) {
      ofSlot[total.slot()] |= scoring;
    }
  }

  private long of(Condition condition) {
    long mask = 0;
    for (var alternative : condition.alternatives()) {
      for (var test : alternative.tests()) {
        mask |= ofSlot[test.slot()];
      }
    }
    return mask;
  }

  private long of(Derivation derivation) {
    long mask = 0;
    for (var step : derivation.code()) {
      mask |= step.op() == Op.LOAD || step.op() == Op.KEY_EQ ? ofSlot[step.a()] : 0;
      mask |= step.op() == Op.KEY_EQ ? ofSlot[step.b()] : 0;
    }
    for (var test : derivation.tests()) {
      mask |= ofSlot[test.slot()];
    }
    return mask;
  }

  /** Sources that a rule's condition depends on. */
  long ofRule(int rule) {
    return ofRule[rule];
  }

  /** Sources that the stage reads at all. */
  long used() {
    return used;
  }
}
