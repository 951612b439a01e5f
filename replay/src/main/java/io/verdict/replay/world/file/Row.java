package io.verdict.replay.world.file;

import java.util.Arrays;

/**
 * One application while it is made: a value or a missing cell for each {@link Column}.
 *
 * <p><b>Thread safety:</b> confined to one thread. <b>Allocation:</b> none when reused.
 */
public final class Row {
  private static final int WIDTH = Column.values().length;
  private final long[] values = new long[WIDTH];
  private final String[] texts = new String[WIDTH];
  private final boolean[] present = new boolean[WIDTH];

  /** Makes every cell missing. */
  public void clear() {
    Arrays.fill(present, false);
  }

  /** Sets a cell in the units of its {@link Cell}. */
  public void put(Column column, long value) {
    values[column.ordinal()] = value;
    present[column.ordinal()] = true;
  }

  /** Sets a yes-or-no cell. */
  public void put(Column column, boolean value) {
    put(column, value ? 1 : 0);
  }

  /** Sets a text cell. */
  public void put(Column column, String text) {
    texts[column.ordinal()] = text;
    present[column.ordinal()] = true;
  }

  /** Sets a money cell from CNY, rounded to fen. */
  public void putMoney(Column column, double cny) {
    put(column, Math.round(cny * 100));
  }

  /** Makes a cell missing. */
  public void remove(Column column) {
    present[column.ordinal()] = false;
  }

  /** True if the cell has a value. */
  public boolean has(Column column) {
    return present[column.ordinal()];
  }

  /** The value of a cell that {@link #has} one, in the units of its {@link Cell}. */
  public long value(Column column) {
    return values[column.ordinal()];
  }

  /** The text of a text cell that {@link #has} one. */
  public String text(Column column) {
    return texts[column.ordinal()];
  }
}
