package io.verdict.engine.forest;

import io.verdict.engine.kernel.Cells;
import io.verdict.engine.record.Record;

/**
 * The rank of an input's value among its thresholds.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: none.
 */
final class InputRanks {
  /** Rank of a value below all thresholds. */
  static final int FIRST = 1;

  /** Rank of category 0 of an input that is tested with sets; negative numbers come before. */
  static final int FIRST_CATEGORY = 2;

  private final Cells cells;
  private final int[] ofSymbol;
  private final int[] ofSpecial;

  /**
   * The ranks of an input.
   *
   * @param ofSymbol rank of each number of an enum or code, the last also for greater ones; null
   *     for numbers
   * @param ofSpecial rank of each special value; -1 is missing
   */
  InputRanks(Cells cells, int[] ofSymbol, int[] ofSpecial) {
    this.cells = cells;
    this.ofSymbol = ofSymbol;
    this.ofSpecial = ofSpecial;
  }

  /** Where the cell of a number is found. */
  Cells cells() {
    return cells;
  }

  /** Whether ranks are those of cells. */
  boolean isNumber() {
    return ofSymbol == null;
  }

  /** The rank, from {@link #FIRST}; -1 when the input is missing. */
  int rank(Record record) {
    byte state = record.state(cells.slot());
    if (state == Record.PRESENT) {
      long value = record.value(cells.slot());
      return ofSymbol == null
          ? FIRST + cells.cellOf(value)
          : ofSymbol[(int) Math.min(value, ofSymbol.length - 1)];
    }
    return state == Record.MISSING ? -1 : ofSpecial[state - Record.FIRST_SPECIAL];
  }
}
