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
      if (policy == HitPolicy.COLLECT_SUM) {
        sum(output, trueWords, record);
      } else {
        extreme(output, trueWords, record);
      }
    }
    return -1;
  }

  private void extreme(int output, long[] trueWords, Record record) {
    boolean isAny = false;
    long result = 0;
    for (int row = nextRow(trueWords, 0); row >= 0; row = nextRow(trueWords, row + 1)) {
      if (isPresent[output][row]) {
        long value = values[output][row];
        boolean isBeyond = policy == HitPolicy.COLLECT_MIN ? value < result : value > result;
        result = !isAny || isBeyond ? value : result;
        isAny = true;
      }
    }
    write(output, isAny, result, record);
  }

  /** Sums in 128 bits, so that the order of the rows does not show; missing if it overflows. */
  private void sum(int output, long[] trueWords, Record record) {
    boolean isAny = false;
    long low = 0;
    long high = 0;
    for (int row = nextRow(trueWords, 0); row >= 0; row = nextRow(trueWords, row + 1)) {
      if (isPresent[output][row]) {
        long value = values[output][row];
        low += value;
        high += (value >> 63) + (Long.compareUnsigned(low, value) < 0 ? 1 : 0);
        isAny = true;
      }
    }
    write(output, isAny && high == low >> 63, low, record);
  }

  private void write(int output, boolean isPresentNow, long value, Record record) {
    if (isPresentNow) {
      record.set(slots[output], value);
    } else {
      record.setMissing(slots[output]);
    }
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
