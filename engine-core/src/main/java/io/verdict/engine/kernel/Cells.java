package io.verdict.engine.kernel;

import io.verdict.engine.record.Record;

/**
 * Finds the cell of one slot's value: how many of the slot's sorted boundaries are not above it.
 *
 * <p>Cells 0 to {@code boundaries} hold values; the next one is <em>missing</em>; then one for each
 * special value of the field.
 *
 * <p>The search costs more than the AND of the rows that it selects, so its shape is chosen once: a
 * direct table where the boundaries span at most {@link #DIRECT_SPAN} values, else a bucket table
 * whose buckets hold at most {@link #BUCKET_SCAN} boundaries, else a binary search.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
public final class Cells {
  static final int DIRECT_SPAN = 4096;
  static final int BUCKET_SCAN = 4;
  private static final int BUCKET_BITS = 12;
  private static final int SEARCH = -1;

  private final int slot;
  private final long[] boundaries;
  private final long low;
  private final long high;
  private final int shift;
  private final int[] table;

  /**
   * Makes the finder of a slot.
   *
   * @param slot slot of the record's layout
   * @param boundaries sorted, without duplicates; {@link Long#MIN_VALUE} is none
   */
  public Cells(int slot, long[] boundaries) {
    this.slot = slot;
    this.boundaries = boundaries.clone();
    int count = boundaries.length;
    this.low = count == 0 ? 0 : boundaries[0] - 1;
    this.high = count == 0 ? 0 : boundaries[count - 1];
    long span = high - low;
    if (span >= 0 && span <= DIRECT_SPAN) {
      this.shift = 0;
      this.table = tableOf(0, (int) span + 1);
    } else {
      int wanted = bucketShift(span);
      this.shift = wanted;
      this.table = wanted == SEARCH ? null : tableOf(wanted, (int) (span >>> wanted) + 1);
    }
  }

  private int bucketShift(long span) {
    int wanted = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - BUCKET_BITS);
    return mostInABucket(wanted) <= BUCKET_SCAN ? wanted : SEARCH;
  }

  private int mostInABucket(int shift) {
    int most = 0;
    int run = 0;
    long before = -1;
    for (long boundary : boundaries) {
      long bucket = (boundary - low) >>> shift;
      run = bucket == before ? run + 1 : 1;
      before = bucket;
      most = Math.max(most, run);
    }
    return most;
  }

  /** For each bucket the number of boundaries at or below its first value. */
  private int[] tableOf(int shift, int size) {
    int[] cells = new int[size];
    int at = 0;
    for (int bucket = 0; bucket < size; bucket++) {
      long offset = ((long) bucket) << shift;
      while (at < boundaries.length && Long.compareUnsigned(boundaries[at] - low, offset) <= 0) {
        at++;
      }
      cells[bucket] = at;
    }
    return cells;
  }

  /** The slot of the record's layout. */
  public int slot() {
    return slot;
  }

  /** Number of cells that hold values: one more than boundaries. */
  public int valueCells() {
    return boundaries.length + 1;
  }

  /** The cell of the missing state. */
  public int missingCell() {
    return boundaries.length + 1;
  }

  /** The cell of the field's special value of that position. */
  public int specialCell(int index) {
    return boundaries.length + 2 + index;
  }

  /** The least value of a cell; {@link Long#MIN_VALUE} for the first. */
  public long lowest(int cell) {
    return cell == 0 ? Long.MIN_VALUE : boundaries[cell - 1];
  }

  /** The greatest value of a cell; {@link Long#MAX_VALUE} for the last. */
  public long highest(int cell) {
    return cell == boundaries.length ? Long.MAX_VALUE : boundaries[cell] - 1;
  }

  /** The cell of a record's slot, whatever its state. */
  public int cell(Record record) {
    byte state = record.state(slot);
    if (state == Record.PRESENT) {
      return cellOf(record.value(slot));
    }
    return boundaries.length + 1 + (state == Record.MISSING ? 0 : state - 1);
  }

  /** The cell of a present value. */
  public int cellOf(long value) {
    if (table == null) {
      return search(value);
    }
    long clamped = Math.min(Math.max(value, low), high);
    int cell = table[(int) ((clamped - low) >>> shift)];
    if (shift != 0) {
      while (cell < boundaries.length && boundaries[cell] <= clamped) {
        cell++;
      }
    }
    return cell;
  }

  private int search(long value) {
    int from = 0;
    int length = boundaries.length;
    while (length > 0) {
      int half = length >>> 1;
      if (boundaries[from + half] <= value) {
        from += half + 1;
        length -= half + 1;
      } else {
        length = half;
      }
    }
    return from;
  }
}
