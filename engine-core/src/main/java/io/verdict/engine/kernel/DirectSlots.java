package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.List;

/** Slots of a closed domain of few values: a table entry for each value. */
final class DirectSlots extends SlotGroup {
  private static final int BITS = CellShape.DIRECT_BITS;
  private static final int MASK = (1 << BITS) - 1;

  private final int[] slots;
  private final int[] table;

  DirectSlots(List<Cells> cells, int end, int[] firsts, int stride) {
    super(0, end);
    this.slots = new int[end];
    this.table = new int[end << BITS];
    for (int i = 0; i < end; i++) {
      slots[i] = cells.get(i).slot();
      for (int value = 0; value <= MASK; value++) {
        table[(i << BITS) + value] = (firsts[i] + cells.get(i).cellOf(value)) * stride;
      }
    }
  }

  @Override
  boolean find(Record record, int[] found) {
    final int[] slot = slots;
    final int[] cell = table;
    long all = 0;
    for (int i = 0; i < slot.length; i++) {
      final long value = record.value(slot[i]);
      all |= value;
      found[i] = cell[(i << BITS) + ((int) value & MASK)];
    }
    return (all & ~MASK) != 0;
  }
}
