package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;
import java.util.List;

/**
 * The slots of a {@link CellSearch} whose cells are found in one way: a plain loop over flat
 * arrays.
 *
 * <p>One class for each way, so that each loop is compiled by itself: compiled together, their
 * variables do not fit the registers and the search takes half as long again.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
abstract class SlotGroup {
  static final int PLAN_BITS = 3;
  static final int PLAN = 1 << PLAN_BITS;
  static final int SLOT = 0;
  static final int LOW = 1;
  static final int HIGH = 2;
  static final int SHIFT = 3;
  static final int TABLE = 4;
  static final int FIRST = 5;

  /** Position of the group's first slot. */
  final int begin;

  /** Position after the group's last slot. */
  final int end;

  SlotGroup(int begin, int end) {
    this.begin = begin;
    this.end = end;
  }

  /**
   * Finds the cells of the group's slots.
   *
   * @return whether a value lay beyond what this way covers, so that what was found means nothing
   */
  abstract boolean find(Record record, int[] found);

  /** Eight ints a slot: what the loops of the int shapes read, in one array. */
  static int[] plan(List<Cells> cells, int begin, int end, int[] firsts) {
    int[] plan = new int[(end - begin) << PLAN_BITS];
    int table = 0;
    for (int i = begin; i < end; i++) {
      CellShape shape = cells.get(i).shape();
      int at = (i - begin) << PLAN_BITS;
      plan[at + SLOT] = cells.get(i).slot();
      plan[at + LOW] = (int) shape.low;
      plan[at + HIGH] = (int) shape.high;
      plan[at + SHIFT] = shape.shift;
      plan[at + TABLE] = table;
      plan[at + FIRST] = firsts[i];
      table += shape.table.length;
    }
    return plan;
  }

  /** The bucket tables of a group, one after the other. */
  static char[] tables(List<Cells> cells, int begin, int end) {
    StringBuilder tables = new StringBuilder();
    for (int i = begin; i < end; i++) {
      tables.append(cells.get(i).shape().table);
    }
    return tables.toString().toCharArray();
  }
}
