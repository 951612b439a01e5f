package io.verdict.engine.artifact;

import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Who computes each slot from which others: exactly one part of the model for every slot that is
 * not an input, each derivation after those that it reads, and no slot from itself.
 */
final class SlotOrigins {
  private final StageModel model;
  private final Schema schema;
  private final BitSet[] reads;
  private final BitSet derived = new BitSet();

  SlotOrigins(StageModel model) {
    this.model = model;
    this.schema = model.schema();
    this.reads = new BitSet[schema.size()];
    model.derivations().forEach(derivation -> derived.set(derivation.slot()));
  }

  /**
   * Runs the checks; the parts themselves have been checked.
   *
   * @throws IllegalArgumentException naming a slot for which one does not hold
   */
  void check() {
    for (Derivation derivation : model.derivations()) {
      BitSet read = slotsOf(derivation);
      requireEarlier(derivation, read);
      computes(derivation.slot(), read);
    }
    model.windows().forEach(window -> computes(window.slot(), single(window.entitySlot())));
    model.probes().forEach(probe -> computes(probe.slot(), single(probe.keySlot())));
    for (MatchProbe probe : model.matchProbes()) {
      computes(probe.countSlot(), new BitSet());
      if (probe.lowers()) {
        computes(probe.capSlot(), new BitSet());
      }
    }
    for (GraphModel graph : model.graphs()) {
      BitSet read = single(graph.node().slot());
      graph.links().forEach(link -> read.set(link.slot()));
      graph.outputs().forEach(output -> computes(output.slot(), read));
    }
    for (Table table : model.tables()) {
      BitSet read = new BitSet();
      table.rows().forEach(row -> add(row.when(), read));
      table.outputs().forEach(slot -> computes(slot, read));
    }
    for (Scorecard card : model.scorecards()) {
      BitSet read = new BitSet();
      card.characteristics().forEach(characteristic -> read.set(characteristic.slot()));
      computes(card.slot(), read);
    }
    for (TreeEnsemble ensemble : model.ensembles()) {
      BitSet read = new BitSet();
      ensemble.inputs().forEach(input -> read.set(input.slot()));
      ensemble.outputs().forEach(output -> computes(output.slot(), read));
    }
    BitSet scored = slotsOfScores();
    model.totals().forEach(total -> computes(total.slot(), scored));
    requireAllComputed();
    requireNoCycle();
  }

  private void computes(int slot, BitSet read) {
    if (reads[slot] != null) {
      throw new IllegalArgumentException(schema.field(slot).name() + " is computed twice");
    }
    reads[slot] = read;
  }

  private void requireEarlier(Derivation derivation, BitSet read) {
    for (int slot = read.nextSetBit(0); slot >= 0; slot = read.nextSetBit(slot + 1)) {
      if (derived.get(slot) && reads[slot] == null) {
        throw new IllegalArgumentException(
            schema.field(derivation.slot()).name()
                + " is derived before "
                + schema.field(slot).name()
                + ", which it reads");
      }
    }
  }

  private void requireAllComputed() {
    for (int slot = 0; slot < reads.length; slot++) {
      if (reads[slot] == null && schema.field(slot).role() != Role.INPUT) {
        throw new IllegalArgumentException("nothing computes " + schema.field(slot).name());
      }
    }
  }

  /** Takes away, one after the other, slots all of whose sources are gone; a cycle never goes. */
  private void requireNoCycle() {
    BitSet[] readers = new BitSet[reads.length];
    int[] waiting = new int[reads.length];
    Deque<Integer> ready = new ArrayDeque<>();
    for (int slot = 0; slot < reads.length; slot++) {
      readers[slot] = new BitSet();
    }
    for (int slot = 0; slot < reads.length; slot++) {
      int reader = slot;
      if (reads[slot] != null) {
        waiting[slot] = reads[slot].cardinality();
        reads[slot].stream().forEach(source -> readers[source].set(reader));
      }
      if (waiting[slot] == 0) {
        ready.add(slot);
      }
    }
    while (!ready.isEmpty()) {
      readers[ready.remove()].stream().filter(reader -> --waiting[reader] == 0).forEach(ready::add);
    }
    for (int slot = 0; slot < waiting.length; slot++) {
      if (waiting[slot] > 0) {
        throw new IllegalArgumentException(
            schema.field(slot).name() + " is computed from itself, directly or through others");
      }
    }
  }

  private BitSet slotsOfScores() {
    BitSet read = new BitSet();
    for (Rule rule : model.rules()) {
      if (rule.score() != 0) {
        rule.when().alternatives().forEach(alternative -> add(alternative, read));
        if (rule.reasonCard() >= 0) {
          read.set(model.scorecards().get(rule.reasonCard()).slot());
        }
      }
    }
    return read;
  }

  private static BitSet slotsOf(Derivation derivation) {
    BitSet read = new BitSet();
    for (Instruction step : derivation.code()) {
      if (step.op() == Op.LOAD || step.op() == Op.KEY_EQ) {
        read.set(step.a());
      }
      if (step.op() == Op.KEY_EQ) {
        read.set(step.b());
      }
    }
    derivation.tests().forEach(test -> read.set(test.slot()));
    return read;
  }

  private static void add(Conjunction conjunction, BitSet read) {
    conjunction.tests().forEach(test -> read.set(test.slot()));
  }

  private static BitSet single(int slot) {
    BitSet read = new BitSet();
    read.set(slot);
    return read;
  }
}
