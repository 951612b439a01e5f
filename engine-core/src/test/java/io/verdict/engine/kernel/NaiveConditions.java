package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;

/** Evaluates conditions as their definition reads; shares nothing with the kernel. */
public final class NaiveConditions {
  private NaiveConditions() {}

  /** The truth of a condition of an artifact's schema for a record. */
  public static Truth truth(Condition condition, Schema artifact, Record record) {
    Truth any = Truth.FALSE;
    for (Conjunction alternative : condition.alternatives()) {
      Truth all = Truth.TRUE;
      for (SlotTest test : alternative.tests()) {
        all = all.and(truth(test, artifact, record));
      }
      any = any.or(all);
    }
    return any;
  }

  private static Truth truth(SlotTest test, Schema artifact, Record record) {
    int slot = record.layout().slot(artifact.field(test.slot()).name());
    byte state = record.state(slot);
    if (state == Record.MISSING) {
      return test.onMissing();
    }
    if (state != Record.PRESENT) {
      return test.onSpecial().get(state - Record.FIRST_SPECIAL);
    }
    long value = record.value(slot);
    if (artifact.field(test.slot()).type().kind() == Kind.CODE) {
      value = value == 0 ? 0 : ownNumber(test.slot(), artifact, record, slot, value);
    }
    return test.ofValue(value);
  }

  private static long ownNumber(int own, Schema artifact, Record record, int slot, long joined) {
    String symbol = record.layout().schema().field(slot).type().symbols().get((int) joined - 1);
    return artifact.field(own).type().symbols().indexOf(symbol) + 1L;
  }
}
