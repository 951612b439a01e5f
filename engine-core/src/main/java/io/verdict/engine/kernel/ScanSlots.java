package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.List;

/** Slots within 32 bits with a few boundaries a bucket: one look into a table, four comparisons. */
final class ScanSlots extends SlotGroup {
  private final int[] plan;
  private final char[] buckets;
  private final int[] highest;
  private final int stride;

  ScanSlots(List<Cells> cells, int[] range, int[] firsts, int stride) {
    super(range[0], range[1]);
    this.stride = stride;
    this.plan = plan(cells, begin, end, firsts);
    this.buckets = tables(cells, begin, end);
    int size = end == begin ? 0 : firsts[end - 1] + cells.get(end - 1).valueCells();
    this.highest = new int[size];
    for (int i = begin; i < end; i++) {
      CellShape shape = cells.get(i).shape();
      for (int cell = 0; cell < cells.get(i).valueCells(); cell++) {
        long last = Math.min(cells.get(i).highest(cell), shape.high) - shape.low;
        highest[firsts[i] + cell] = (int) last;
      }
    }
  }

  @Override
  boolean find(Record record, int[] found) {
    final int[] step = plan;
    final char[] table = buckets;
    final int[] last = highest;
    final int first = begin;
    for (int at = 0; at < step.length; at += PLAN) {
      final int low = step[at + LOW];
      final int value = (int) record.value(step[at]);
      final int distance = Math.min(Math.max(value, low), step[at + HIGH]) - low;
      int cell = step[at + FIRST] + table[step[at + TABLE] + (distance >>> step[at + SHIFT])];
      cell -= (last[cell] - distance) >> 31;
      cell -= (last[cell] - distance) >> 31;
      cell -= (last[cell] - distance) >> 31;
      cell -= (last[cell] - distance) >> 31;
      found[first + (at >> PLAN_BITS)] = cell * stride;
    }
    return false;
  }
}
