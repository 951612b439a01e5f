package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.List;

/** Slots whose values may take all 64 bits: buckets by leading bits, four comparisons. */
final class LogarithmicSlots extends SlotGroup {
  private final int[] plan;
  private final long[] lows;
  private final long[] highs;
  private final char[] buckets;
  private final long[] highest;
  private final int stride;

  LogarithmicSlots(List<Cells> cells, int[] range, int[] firsts, int stride) {
    super(range[0], range[1]);
    this.stride = stride;
    this.plan = plan(cells, begin, end, firsts);
    this.buckets = tables(cells, begin, end);
    this.lows = new long[end - begin];
    this.highs = new long[end - begin];
    int size = end == begin ? 0 : firsts[end - 1] + cells.get(end - 1).valueCells();
    this.highest = new long[size];
    for (int i = begin; i < end; i++) {
      lows[i - begin] = cells.get(i).shape().low;
      highs[i - begin] = cells.get(i).shape().high;
      for (int cell = 0; cell < cells.get(i).valueCells(); cell++) {
        highest[firsts[i] + cell] = Math.min(cells.get(i).highest(cell), highs[i - begin]);
      }
    }
  }

  @Override
  boolean find(Record record, int[] found) {
    final int[] step = plan;
    final long[] last = highest;
    for (int i = 0; i < end - begin; i++) {
      final int at = i << PLAN_BITS;
      final long clamped = Math.min(Math.max(record.value(step[at]), lows[i]), highs[i]);
      final int bucket = CellShape.leading(clamped - lows[i], step[at + SHIFT]);
      int cell = step[at + FIRST] + buckets[step[at + TABLE] + bucket];
      cell += (int) ((last[cell] - clamped) >>> 63);
      cell += (int) ((last[cell] - clamped) >>> 63);
      cell += (int) ((last[cell] - clamped) >>> 63);
      cell += (int) ((last[cell] - clamped) >>> 63);
      found[begin + i] = cell * stride;
    }
    return false;
  }
}
