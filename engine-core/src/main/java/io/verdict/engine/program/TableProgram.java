package io.verdict.engine.program;

import io.verdict.engine.artifact.HitPolicy;
import io.verdict.engine.artifact.Table;
import io.verdict.engine.kernel.SlotLinks;
import io.verdict.engine.record.Record;
import java.util.Arrays;

/**
 * A decision table over a range of a kernel's bits: its rows, in order.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none.
 */
final class TableProgram {
  private final HitPolicy policy;
  private final int firstBit;
  private final int rows;
  private final int[] slots;
  private final long[][] values;
  private final boolean[][] isPresent;

  TableProgram(Table table, int firstBit, SlotLinks links) {
    this.policy = table.hitPolicy();
    this.firstBit = firstBit;
    this.rows = table.rows().size();
    this.slots = table.outputs().stream().mapToInt(links::layoutSlot).toArray();
    this.values = new long[slots.length][rows];
    this.isPresent = new boolean[slots.length][rows];
    for (int row = 0; row < rows; row++) {
      for (int output = 0; output < slots.length; output++) {
        Long value = table.rows().get(row).outputs().get(output);
        values[output][row] = value == null ? 0 : value;
        isPresent[output][row] = value != null;
      }
    }
  }

  /** Number of rows, each a condition of the kernel from the table's first bit on. */
  int rows() {
    return rows;
  }

  /** Writes the outputs of the rows that hold; the chosen row, or -1 when none or several count. */
  int run(long[] trueWords, Record record) {
    return switch (policy) {
      case FIRST, UNIQUE, ANY, PRIORITY -> single(trueWords, record);
      case COLLECT_COUNT -> count(trueWords, record);
      case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX -> collect(trueWords, record);
    };
  }

  private int single(long[] trueWords, Record record) {
    int row = nextRow(trueWords, 0);
    for (int output = 0; output < slots.length; output++) {
      if (row >= 0 && isPresent[output][row]) {
        record.set(slots[output], values[output][row]);
      } else {
        record.setMissing(slots[output]);
      }
    }
    return row;
  }

  private int count(long[] trueWords, Record record) {
    long count = 0;
    for (int row = nextRow(trueWords, 0); row >= 0; row = nextRow(trueWords, row + 1)) {
      count++;
    }
    for (int slot : slots) {
      record.set(slot, count);
    }
    return -1;
  }

  private int collect(long[] trueWords, Record record) {
    for (int output = 0; output < slots.length; output++) {
      boolean isAny = false;
      long result = 0;
      for (int row = nextRow(trueWords, 0); row >= 0; row = nextRow(trueWords, row + 1)) {
        if (isPresent[output][row]) {
          result = isAny ? combine(result, values[output][row]) : values[output][row];
          isAny = true;
        }
      }
      if (isAny) {
        record.set(slots[output], result);
      } else {
        record.setMissing(slots[output]);
      }
    }
    return -1;
  }

  private long combine(long a, long b) {
    return switch (policy) {
      case COLLECT_MIN -> Math.min(a, b);
      case COLLECT_MAX -> Math.max(a, b);
      default -> Math.addExact(a, b);
    };
  }

  /** The first row from {@code from} on whose bit is set, or -1. */
  private int nextRow(long[] words, int from) {
    int bit = firstBit + from;
    int end = firstBit + rows;
    while (bit < end) {
      long rest = words[bit >>> 6] >>> bit;
      if (rest != 0) {
        int found = bit + Long.numberOfTrailingZeros(rest);
        return found < end ? found - firstBit : -1;
      }
      bit = (bit | 63) + 1;
    }
    return -1;
  }

  @Override
  public String toString() {
    return policy + " table writing slots " + Arrays.toString(slots);
  }
}
