package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.List;

/** Slots searched by halving: any boundaries, any values. */
final class HalvedSlots extends SlotGroup {
  private final int[] slots;
  private final int[] firsts;
  private final int[] lengths;
  private final long[] highest;
  private final int stride;

  HalvedSlots(List<Cells> cells, int[] range, int[] firsts, int stride) {
    super(range[0], range[1]);
    this.stride = stride;
    this.firsts = firsts;
    this.slots = cells.stream().mapToInt(Cells::slot).toArray();
    this.lengths = cells.stream().mapToInt(slot -> slot.valueCells() - 1).toArray();
    this.highest = new long[cells.stream().mapToInt(Cells::valueCells).sum()];
    for (int i = 0; i < cells.size(); i++) {
      for (int cell = 0; cell < cells.get(i).valueCells(); cell++) {
        highest[firsts[i] + cell] = cells.get(i).highest(cell);
      }
    }
  }

  @Override
  boolean find(Record record, int[] found) {
    find(record, found, begin, end);
    return false;
  }

  /** Finds the cells of slots of any group. */
  void find(Record record, int[] found, int from, int to) {
    final long[] last = highest;
    for (int i = from; i < to; i++) {
      final long value = record.value(slots[i]);
      int at = firsts[i];
      int length = lengths[i];
      while (length > 0) {
        final int half = length >>> 1;
        final boolean isAbove = value > last[at + half];
        at = isAbove ? at + half + 1 : at;
        length = isAbove ? length - half - 1 : half;
      }
      found[i] = at * stride;
    }
  }
}
