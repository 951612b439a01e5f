package io.verdict.features.velocity;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import java.util.List;

/**
 * A filter as it reads the fields of an event from a record. Evaluated once, when the event is
 * applied; its truth is kept as a bit.
 */
final class EventFilter {
  private final List<Conjunction> alternatives;
  private final EventField[] fields;

  /**
   * @param where the filter, over the event's schema
   * @param fields the event's fields by slot of its schema; those that the filter does not read may
   *     be null
   */
  EventFilter(Condition where, EventField[] fields) {
    this.alternatives = where.alternatives();
    this.fields = fields;
  }

  /** The slots that a filter reads. */
  static int[] slots(Condition where) {
    return where.alternatives().stream()
        .flatMap(alternative -> alternative.tests().stream())
        .mapToInt(SlotTest::slot)
        .distinct()
        .toArray();
  }

  /** Whether the filter is TRUE, neither FALSE nor UNKNOWN, for the event in a record. */
  boolean holds(Record record) {
    for (int i = 0; i < alternatives.size(); i++) {
      if (truth(alternatives.get(i).tests(), record) == Truth.TRUE) {
        return true;
      }
    }
    return false;
  }

  private Truth truth(List<SlotTest> tests, Record record) {
    Truth truth = Truth.TRUE;
    for (int i = 0; i < tests.size(); i++) {
      SlotTest test = tests.get(i);
      truth = truth.and(fields[test.slot()].truth(test, record));
    }
    return truth;
  }
}
