package io.verdict.replay.run;

import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;

/**
 * Some slots of many records, a few hundred bytes each where a record takes several thousand: what
 * a stage takes from outside.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class KeptSlots {
  private final RecordLayout layout;
  private final int[] slots;
  private final boolean hasKeys;
  private final boolean hasTexts;

  /** What one record had. */
  static final class Kept {
    private final long[] values;
    private final byte[] states;
    private final long[] keyLows;
    private final String[] texts;

    private Kept(long[] values, byte[] states, long[] keyLows, String[] texts) {
      this.values = values;
      this.states = states;
      this.keyLows = keyLows;
      this.texts = texts;
    }
  }

  private KeptSlots(RecordLayout layout, int[] slots) {
    this.layout = layout;
    this.slots = slots;
    this.hasKeys = has(Kind.KEY);
    this.hasTexts = has(Kind.CODE);
  }

  /** The inputs of a stage, as slots of the flow's layout. */
  static KeptSlots inputs(RecordLayout layout, Schema stage) {
    int[] slots =
        stage.fields().stream()
            .filter(field -> field.role() == Role.INPUT)
            .map(Field::name)
            .mapToInt(layout::slot)
            .toArray();
    return new KeptSlots(layout, slots);
  }

  /** No slots. */
  static KeptSlots none(RecordLayout layout) {
    return new KeptSlots(layout, new int[0]);
  }

  private boolean has(Kind kind) {
    for (int slot : slots) {
      if (layout.schema().field(slot).type().kind() == kind) {
        return true;
      }
    }
    return false;
  }

  Kept keep(Record record) {
    Kept kept =
        new Kept(
            new long[slots.length],
            new byte[slots.length],
            hasKeys ? new long[slots.length] : null,
            hasTexts ? new String[slots.length] : null);
    for (int i = 0; i < slots.length; i++) {
      kept.states[i] = record.state(slots[i]);
      kept.values[i] = record.value(slots[i]);
      if (hasKeys) {
        kept.keyLows[i] = record.keyLow(slots[i]);
      }
      if (hasTexts) {
        kept.texts[i] = record.text(slots[i]);
      }
    }
    return kept;
  }

  /** Makes a record hold what was kept, and nothing else. */
  void restore(Kept kept, Record record) {
    record.clear();
    for (int i = 0; i < slots.length; i++) {
      int slot = slots[i];
      byte state = kept.states[i];
      Kind kind = layout.schema().field(slot).type().kind();
      if (state >= Record.FIRST_SPECIAL) {
        record.setSpecial(slot, state - Record.FIRST_SPECIAL);
      } else if (state == Record.PRESENT && kind == Kind.KEY) {
        record.setKey(slot, kept.values[i], kept.keyLows[i]);
      } else if (state == Record.PRESENT && kind == Kind.CODE && kept.texts[i] != null) {
        record.setSymbol(slot, kept.texts[i]);
      } else if (state == Record.PRESENT) {
        record.set(slot, kept.values[i]);
      }
    }
  }
}
