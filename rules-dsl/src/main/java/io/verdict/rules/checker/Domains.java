package io.verdict.rules.checker;

import io.verdict.engine.artifact.Characteristic;
import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.Op;
import io.verdict.engine.artifact.Scorecard;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.artifact.TableRow;
import io.verdict.engine.artifact.Total;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Field;
import io.verdict.rules.checked.CheckedDerivation;
import io.verdict.rules.checked.CheckedRule;
import io.verdict.rules.checked.CheckedValue;
import io.verdict.rules.checked.Intervals;
import io.verdict.rules.checked.SlotStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each slot of a stage can be: by its type, its origin, and for a computed one by what it is
 * computed from. Never less than what can come, often more.
 */
final class Domains {

  private static final Interval HOURS = new Interval(0, 23);
  private static final Interval NOT_NEGATIVE = new Interval(0, Long.MAX_VALUE);

  private final Scope scope;
  private final Map<Integer, List<Interval>> computed = new HashMap<>();

  Domains(Scope scope) {
    this.scope = scope;
  }

  /** The values that a slot's type and origin allow. */
  static Interval ofType(Scope scope, int slot) {
    Field field = scope.field(slot);
    return switch (field.type().kind()) {
      case BOOL -> new Interval(0, 1);
      case ENUM -> new Interval(0, field.type().symbols().size() - 1);
      case CODE -> new Interval(0, scope.symbols(slot).size());
      default -> scope.isNeverNegative(slot) ? NOT_NEGATIVE : Intervals.ALL.get(0);
    };
  }

  /** Whether a test holds for nothing that its slot can be. */
  static boolean isEmpty(Scope scope, SlotTest test) {
    int slot = test.slot();
    List<Interval> values = List.of(ofType(scope, slot));
    SlotStates domain = SlotStates.of(values, scope.canBeMissing(slot), scope.specialCount(slot));
    return SlotStates.where(test, Truth.TRUE::equals).and(domain).isEmpty();
  }

  void add(CheckedDerivation derivation) {
    if (derivation.value() instanceof CheckedValue.Step step) {
      if (step.op() == Op.HOUR) {
        computed.put(derivation.slot(), List.of(HOURS));
      } else if (step.op() == Op.ABS) {
        computed.put(derivation.slot(), List.of(NOT_NEGATIVE));
      }
    }
  }

  void add(Table table) {
    if (table.hitPolicy() == HitPolicy.COLLECT_SUM || table.rows().isEmpty()) {
      return;
    }
    for (int column = 0; column < table.outputs().size(); column++) {
      List<Interval> values = new ArrayList<>();
      for (TableRow row : table.rows()) {
        Long value = row.outputs().get(column);
        if (value != null) {
          values.add(new Interval(value, value));
        }
      }
      boolean counts = table.hitPolicy() == HitPolicy.COLLECT_COUNT;
      computed.put(
          table.outputs().get(column),
          counts ? List.of(new Interval(0, table.rows().size())) : Intervals.union(values));
    }
  }

  void add(Scorecard card) {
    long least = card.initialPoints();
    long most = card.initialPoints();
    for (Characteristic characteristic : card.characteristics()) {
      least += characteristic.bins().stream().mapToInt(bin -> bin.points()).min().orElse(0);
      most += characteristic.bins().stream().mapToInt(bin -> bin.points()).max().orElse(0);
    }
    computed.put(card.slot(), List.of(new Interval(least, most)));
  }

  void add(Total total, List<CheckedRule> rules) {
    computed.put(total.slot(), List.of(reachable(rules)));
  }

  /** The totals that the weights of some rules can come to. */
  static Interval reachable(List<CheckedRule> rules) {
    long least = 0;
    long most = 0;
    for (CheckedRule rule : rules) {
      least += Math.min(0, rule.score());
      most += Math.max(0, rule.score());
    }
    return new Interval(least, most);
  }

  /** What each slot can be, in slot order. */
  List<SlotStates> all() {
    List<SlotStates> domains = new ArrayList<>(scope.size());
    for (int slot = 0; slot < scope.size(); slot++) {
      List<Interval> values = computed.getOrDefault(slot, List.of(ofType(scope, slot)));
      domains.add(SlotStates.of(values, scope.canBeMissing(slot), scope.specialCount(slot)));
    }
    return domains;
  }
}
