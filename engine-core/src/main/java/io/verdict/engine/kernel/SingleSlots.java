package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.List;

/**
 * Slots within 32 bits with one boundary a bucket at most: one look into a table, one comparison.
 *
 * <p>A bucket is a long: the offset of its first cell in the lower half, in the upper half the last
 * distance from the slot's low end that lies in that cell.
 */
final class SingleSlots extends SlotGroup {
  private final int[] plan;
  private final long[] buckets;
  private final int stride;

  SingleSlots(List<Cells> cells, int[] range, int[] firsts, int stride) {
    super(range[0], range[1]);
    this.stride = stride;
    this.plan = plan(cells, begin, end, firsts);
    char[] tables = tables(cells, begin, end);
    this.buckets = new long[tables.length];
    int at = 0;
    for (int i = begin; i < end; i++) {
      Cells slot = cells.get(i);
      CellShape shape = slot.shape();
      for (char cell : shape.table) {
        long last = Math.min(slot.highest(cell), shape.high) - shape.low;
        buckets[at++] = last << 32 | (long) (firsts[i] + cell) * stride;
      }
    }
  }

  @Override
  boolean find(Record record, int[] found) {
    final int[] step = plan;
    final long[] table = buckets;
    final int further = stride;
    final int first = begin;
    for (int at = 0; at < step.length; at += PLAN) {
      final int low = step[at + LOW];
      final int value = (int) record.value(step[at]);
      final int distance = Math.min(Math.max(value, low), step[at + HIGH]) - low;
      final long bucket = table[step[at + TABLE] + (distance >>> step[at + SHIFT])];
      final int isAbove = ((int) (bucket >>> 32) - distance) >> 31;
      found[first + (at >> PLAN_BITS)] = (int) bucket + (isAbove & further);
    }
    return false;
  }
}
