package io.verdict.engine.kernel;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The cells of one slot: between its sorted boundaries lie those that hold values; the next one is
 * <em>missing</em>; then one for each special value of the field.
 *
 * <p>A value's cell is how many boundaries are not above it. {@link CellSearch} finds the cells of
 * many slots of a record at once; here a value is searched for by itself.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none after construction.
 */
public final class Cells {
  /** The order in which a {@link CellSearch} takes its slots: those of one shape together. */
  public static final Comparator<Cells> ORDER =
      Comparator.<Cells>comparingInt(cells -> cells.shape.kind.ordinal())
          .thenComparingInt(Cells::slot);

  private final int slot;
  private final long[] boundaries;
  private final CellShape shape;

  /**
   * Cells of a slot of an open domain.
   *
   * @param slot slot of the record's layout
   * @param boundaries sorted, without duplicates; {@link Long#MIN_VALUE} is none
   */
  public Cells(int slot, long[] boundaries) {
    this(slot, boundaries, 0);
  }

  /**
   * Cells of a slot.
   *
   * @param slot slot of the record's layout
   * @param boundaries sorted, without duplicates; {@link Long#MIN_VALUE} is none
   * @param domain how many values the slot can have, from 0 on; 0 when that is not known
   */
  public Cells(int slot, long[] boundaries, int domain) {
    this.slot = slot;
    this.boundaries = boundaries.clone();
    this.shape = CellShape.of(this.boundaries, domain);
  }

  CellShape shape() {
    return shape;
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

  /** The cell of a present value. */
  public int cellOf(long value) {
    if (shape.table.length == 0) {
      int at = Arrays.binarySearch(boundaries, value);
      return at >= 0 ? at + 1 : -at - 1;
    }
    long clamped = Math.min(Math.max(value, shape.low), shape.high);
    int cell = shape.table[shape.bucket(clamped)];
    while (cell < boundaries.length && boundaries[cell] <= clamped) {
      cell++;
    }
    return cell;
  }
}
