package io.verdict.rules.checker;

import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.Outcome;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.Total;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.SlotUses;
import io.verdict.rules.diagnostic.PolicyCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which slot is computed from which: the order of the levels, and cycles, which have none. */
final class Levels {

  private final Scope scope;
  private final Map<Integer, BitSet> reads = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();

  Levels(Scope scope) {
    this.scope = scope;
  }

  private BitSet readsOf(int slot) {
    return reads.computeIfAbsent(slot, ignored -> new BitSet());
  }

  void add(CheckedDerivation derivation) {
    SlotUses.collect(derivation.value(), readsOf(derivation.slot()));
  }

  void add(ListProbe probe) {
    readsOf(probe.slot()).set(probe.keySlot());
  }

  void add(Table table) {
    for (int output : table.outputs()) {
      table
          .rows()
          .forEach(row -> row.when().tests().forEach(test -> readsOf(output).set(test.slot())));
    }
  }

  void add(Scorecard card) {
    card.characteristics().forEach(part -> readsOf(card.slot()).set(part.slot()));
  }

  /** A slot that is computed from another. */
  void add(int slot, int read) {
    readsOf(slot).set(read);
  }

  void add(Total total, List<CheckedRule> rules) {
    for (CheckedRule rule : rules) {
      if (rule.score() != 0) {
        SlotUses.collect(rule.condition(), readsOf(total.slot()));
      }
    }
  }

  /** Puts the computed slots in order; reports the path of each cycle that is met. */
  void sort(Reporter reporter) {
    BitSet done = new BitSet();
    for (int slot = 0; slot < scope.size(); slot++) {
      if (reads.containsKey(slot) && !done.get(slot)) {
        visit(slot, done, reporter);
      }
    }
  }

  /** Goes down from a slot without recursion: a chain may be as long as there are slots. */
  private void visit(int start, BitSet done, Reporter reporter) {
    Deque<Integer> path = new ArrayDeque<>();
    BitSet onPath = new BitSet();
    Map<Integer, Integer> next = new HashMap<>();
    path.addLast(start);
    onPath.set(start);
    while (!path.isEmpty()) {
      int slot = path.peekLast();
      BitSet read = reads.get(slot);
      int child = read == null ? -1 : read.nextSetBit(next.getOrDefault(slot, 0));
      if (child < 0) {
        path.removeLast();
        onPath.clear(slot);
        if (!done.get(slot)) {
          done.set(slot);
          order.add(slot);
        }
        continue;
      }
      next.put(slot, child + 1);
      if (onPath.get(child)) {
        reportCycle(path, child, reporter);
      } else if (!done.get(child)) {
        path.addLast(child);
        onPath.set(child);
      }
    }
  }

  private void reportCycle(Deque<Integer> path, int closing, Reporter reporter) {
    List<String> names = new ArrayList<>();
    for (int slot : path) {
      if (slot == closing || !names.isEmpty()) {
        names.add(scope.field(slot).name());
      }
    }
    names.add(scope.field(closing).name());
    reporter.report(scope.span(closing), PolicyCode.LEVEL_CYCLE, String.join(" -> ", names));
  }

  /** The derivations, each behind all that it is computed from. */
  List<CheckedDerivation> sorted(List<CheckedDerivation> derivations) {
    Map<Integer, CheckedDerivation> bySlot = new HashMap<>();
    derivations.forEach(derivation -> bySlot.put(derivation.slot(), derivation));
    return order.stream().map(bySlot::get).filter(derivation -> derivation != null).toList();
  }

  /** All slots on which a rejecting or blocking rule or band depends. */
  BitSet behindRejections(List<CheckedRule> rules, List<Total> totals) {
    BitSet behind = new BitSet();
    for (CheckedRule rule : rules) {
      if (isGrave(rule.outcome())) {
        SlotUses.collect(rule.condition(), behind);
      }
    }
    for (Total total : totals) {
      if (total.bands().stream().anyMatch(band -> isGrave(Optional.of(band.outcome())))) {
        behind.set(total.slot());
      }
    }
    BitSet looked = new BitSet();
    for (int slot = behind.nextSetBit(0); slot >= 0; ) {
      looked.set(slot);
      BitSet read = reads.get(slot);
      if (read != null) {
        behind.or(read);
      }
      BitSet open = (BitSet) behind.clone();
      open.andNot(looked);
      slot = open.nextSetBit(0);
    }
    return behind;
  }

  private static boolean isGrave(Optional<Outcome> outcome) {
    return outcome.filter(asked -> asked == Outcome.REJECT || asked == Outcome.BLOCK).isPresent();
  }
}
