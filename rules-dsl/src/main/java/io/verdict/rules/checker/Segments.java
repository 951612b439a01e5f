package io.verdict.rules.checker;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.schema.Field;
import io.verdict.rules.checked.ValueText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one slot can be, cut into the pieces that a list of tests tells apart: stretches of values,
 * the missing state, each special value.
 *
 * <p>Each piece knows which of the tests hold on all of it; on none of it holds a test in part.
 */
final class Segments {

  /** One piece. */
  record Segment(Optional<Interval> values, String state, BitSet holding) {}

  private final List<Segment> segments = new ArrayList<>();
  private final Scope scope;
  private final int slot;

  private Segments(Scope scope, int slot) {
    this.scope = scope;
    this.slot = slot;
  }

  /** Cuts the domain of a slot by the tests; all of them are of that slot. */
  static Segments of(Scope scope, int slot, List<SlotTest> tests) {
    Segments cut = new Segments(scope, slot);
    cut.cutValues(tests);
    cut.addStates(tests);
    return cut;
  }

  List<Segment> all() {
    return segments;
  }

  private void cutValues(List<SlotTest> tests) {
    Interval domain = Domains.ofType(scope, slot);
    TreeSet<Long> starts = new TreeSet<>();
    starts.add(domain.low());
    for (SlotTest test : tests) {
      for (Interval interval : test.intervals()) {
        starts.add(interval.low());
        if (interval.high() != Long.MAX_VALUE) {
          starts.add(interval.high() + 1);
        }
      }
    }
    for (long start : starts.subSet(domain.low(), true, domain.high(), true)) {
      Long next = starts.higher(start);
      long end = next == null ? domain.high() : Math.min(domain.high(), next - 1);
      BitSet holding = new BitSet(tests.size());
      for (int index = 0; index < tests.size(); index++) {
        holding.set(index, tests.get(index).ofValue(start) == Truth.TRUE);
      }
      segments.add(new Segment(Optional.of(new Interval(start, end)), "", holding));
    }
  }

  private void addStates(List<SlotTest> tests) {
    if (scope.canBeMissing(slot)) {
      BitSet holding = new BitSet(tests.size());
      for (int index = 0; index < tests.size(); index++) {
        holding.set(index, tests.get(index).onMissing() == Truth.TRUE);
      }
      segments.add(new Segment(Optional.empty(), "missing", holding));
    }
    Field field = scope.field(slot);
    for (int special = 0; special < field.specials().size(); special++) {
      BitSet holding = new BitSet(tests.size());
      for (int index = 0; index < tests.size(); index++) {
        holding.set(index, tests.get(index).onSpecial().get(special) == Truth.TRUE);
      }
      segments.add(new Segment(Optional.empty(), field.specials().get(special).name(), holding));
    }
  }

  /** A piece as an author would write it. */
  String text(Segment segment) {
    return segment
        .values()
        .map(values -> ValueText.of(values, scope.field(slot).type(), scope.symbols(slot)))
        .orElse(segment.state());
  }

  /** The pieces' text with the slot's name before it, as a condition. */
  String condition(Segment segment) {
    String name = scope.field(slot).name();
    if (segment.values().isEmpty()) {
      return name + " is " + segment.state();
    }
    Interval values = segment.values().get();
    boolean single = values.low() == values.high();
    return name + (single ? " == " : " in ") + text(segment);
  }
}
