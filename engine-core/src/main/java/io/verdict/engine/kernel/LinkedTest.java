package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import java.util.List;

/**
 * A slot test in the numbering of a record layout, for the few places that evaluate one by itself.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
public final class LinkedTest {
  private final int slot;
  private final long[] lows;
  private final long[] highs;
  private final Truth onMissing;
  private final Truth[] onSpecial;

  LinkedTest(int layoutSlot, List<Interval> intervals, SlotTest test) {
    this.slot = layoutSlot;
    this.lows = intervals.stream().mapToLong(Interval::low).toArray();
    this.highs = intervals.stream().mapToLong(Interval::high).toArray();
    this.onMissing = test.onMissing();
    this.onSpecial = test.onSpecial().toArray(Truth[]::new);
  }

  /** The slot of the layout. */
  public int slot() {
    return slot;
  }

  /** The truth for a record. */
  public Truth truth(Record record) {
    byte state = record.state(slot);
    if (state == Record.PRESENT) {
      return Truth.of(holds(record.value(slot)));
    }
    return state == Record.MISSING ? onMissing : onSpecial[state - Record.FIRST_SPECIAL];
  }

  private boolean holds(long value) {
    boolean isIn = false;
    for (int i = 0; i < lows.length; i++) {
      isIn |= lows[i] <= value && value <= highs[i];
    }
    return isIn;
  }
}
