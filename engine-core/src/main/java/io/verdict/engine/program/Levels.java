package io.verdict.engine.program;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Derivation;
import io.verdict.engine.artifact.Instruction;
import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.MatchProbe;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Rule;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.TreeEnsemble;
import io.verdict.engine.artifact.TreeOutput;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Orders a stage into levels: what a level computes, the next may read.
 *
 * <p>Inputs, windows, measures of graphs and list probes are there at level 0. A derived slot is
 * there at the highest level of what it reads. A rule, table or scorecard runs at the highest level
 * of what it reads and its result is there one level later; a total runs at the highest level of
 * the rules that score.
 *
 * <p>Found by relaxation: at most as many rounds as there are slots, else there is a cycle.
 */
final class Levels {
  private static final int UNKNOWN = -1;

  private final StageModel model;
  private final int[] availableAt;
  private final int[] ruleLevels;
  private int totalLevel;

  Levels(StageModel model) {
    this.model = model;
    this.availableAt = new int[model.schema().size()];
    this.ruleLevels = new int[model.rules().size()];
    relaxAll();
  }

  private void relaxAll() {
    Arrays.fill(availableAt, UNKNOWN);
    for (int slot = 0; slot < availableAt.length; slot++) {
      switch (model.schema().field(slot).role()) {
        case INPUT, WINDOW, LIST_PROBE, GRAPH -> availableAt[slot] = 0;
        case DERIVED, RESULT -> availableAt[slot] = UNKNOWN;
      }
    }
    for (MatchProbe probe : model.matchProbes()) {
      availableAt[probe.countSlot()] = 0;
      if (probe.lowers()) {
        availableAt[probe.capSlot()] = 0;
      }
    }
    boolean isChanged = true;
    for (int round = 0; isChanged; round++) {
      if (round > availableAt.length + 1) {
        throw new IllegalArgumentException(model.label() + ": its levels form a cycle");
      }
      isChanged = relax();
    }
    for (int slot = 0; slot < availableAt.length; slot++) {
      if (availableAt[slot] == UNKNOWN) {
        throw new IllegalArgumentException(
            model.label() + ": nothing computes " + model.schema().field(slot).name());
      }
    }
    for (int i = 0; i < ruleLevels.length; i++) {
      ruleLevels[i] = ruleLevel(model.rules().get(i));
    }
  }

  private boolean relax() {
    boolean isChanged = false;
    for (Derivation derivation : model.derivations()) {
      isChanged |= raise(derivation.slot(), level(derivation), 0);
    }
    for (Table table : model.tables()) {
      int level = tableLevel(table);
      for (int output : table.outputs()) {
        isChanged |= raise(output, level, 1);
      }
    }
    for (Scorecard card : model.scorecards()) {
      isChanged |= raise(card.slot(), cardLevel(card), 1);
    }
    for (TreeEnsemble ensemble : model.ensembles()) {
      int level = ensembleLevel(ensemble);
      for (TreeOutput output : ensemble.outputs()) {
        isChanged |= raise(output.slot(), level, 1);
      }
    }
    totalLevel = 0;
    for (Rule rule : model.rules()) {
      int level = ruleLevel(rule);
      if (rule.score() != 0) {
        totalLevel =
            totalLevel == UNKNOWN || level == UNKNOWN ? UNKNOWN : Math.max(totalLevel, level);
      }
    }
    for (int i = 0; i < model.totals().size(); i++) {
      isChanged |= raise(model.totals().get(i).slot(), totalLevel, 1);
    }
    return isChanged;
  }

  private boolean raise(int slot, int level, int delay) {
    if (level == UNKNOWN || availableAt[slot] >= level + delay) {
      return false;
    }
    availableAt[slot] = level + delay;
    return true;
  }

  /** Level of a slot: the first at which it may be read. */
  int availableAt(int slot) {
    return availableAt[slot];
  }

  int ruleLevel(int rule) {
    return ruleLevels[rule];
  }

  int totalLevel() {
    return totalLevel;
  }

  int tableLevel(Table table) {
    Deepest deepest = new Deepest();
    for (TableRow row : table.rows()) {
      slots(row.when(), deepest);
    }
    return deepest.level();
  }

  int cardLevel(Scorecard card) {
    Deepest deepest = new Deepest();
    card.characteristics().forEach(characteristic -> deepest.accept(characteristic.slot()));
    return deepest.level();
  }

  int ensembleLevel(TreeEnsemble ensemble) {
    Deepest deepest = new Deepest();
    ensemble.inputs().forEach(input -> deepest.accept(input.slot()));
    return deepest.level();
  }

  private int ruleLevel(Rule rule) {
    Deepest deepest = new Deepest();
    slots(rule.when(), deepest);
    if (rule.reasonCard() >= 0) {
      deepest.accept(model.scorecards().get(rule.reasonCard()).slot());
    }
    return deepest.level();
  }

  private int level(Derivation derivation) {
    Deepest deepest = new Deepest();
    for (Instruction step : derivation.code()) {
      if (step.op() == Op.LOAD || step.op() == Op.KEY_EQ) {
        deepest.accept(step.a());
      }
      if (step.op() == Op.KEY_EQ) {
        deepest.accept(step.b());
      }
    }
    derivation.tests().forEach(test -> deepest.accept(test.slot()));
    return deepest.level();
  }

  /** Every slot that a probe reads is there at level 0. */
  void requireEarlyProbes() {
    for (ListProbe probe : model.probes()) {
      if (availableAt[probe.keySlot()] != 0) {
        throw new IllegalArgumentException(
            model.label() + ": list " + probe.list() + " is probed with a computed value");
      }
    }
  }

  private static void slots(Condition condition, IntConsumer visitor) {
    for (Conjunction alternative : condition.alternatives()) {
      slots(alternative, visitor);
    }
  }

  private static void slots(Conjunction alternative, IntConsumer visitor) {
    for (SlotTest test : alternative.tests()) {
      visitor.accept(test.slot());
    }
  }

  /** The highest level of the slots seen; UNKNOWN as soon as one is. */
  private final class Deepest implements IntConsumer {
    private int level;
    private boolean isUnknown;

    @Override
    public void accept(int slot) {
      isUnknown |= availableAt[slot] == UNKNOWN;
      level = Math.max(level, availableAt[slot]);
    }

    int level() {
      return isUnknown ? UNKNOWN : level;
    }
  }
}
