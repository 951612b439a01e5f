package io.verdict.replay.history;

/**
 * A cell, or a row, that cannot be read. It says where and what was expected, never what stands
 * there, which is an applicant's.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param row number of the row, from 1, the header not counted
 * @param line line of the file, from 1
 * @param column the column, or empty when the whole row is at fault
 * @param expected what was expected, such as {@code money(CNY)}
 */
public record RowError(long row, long line, String column, String expected) {

  /** The error in one line. */
  public String message() {
    String where = "row " + row + " (line " + line + ")";
    return (column.isEmpty() ? where : where + ", column " + column) + ": expected " + expected;
  }
}
