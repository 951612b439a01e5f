package io.verdict.replay.history;

import java.util.List;

/**
 * How the rows of a data file are written.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param separator what stands between two cells
 * @param columns the columns' names in order when the file has no header line; empty when it has
 */
public record CsvFormat(char separator, List<String> columns) {

  /** Comma and a header line: what holds where a mapping says nothing. */
  public static final CsvFormat DEFAULT = new CsvFormat(',', List.of());

  /** Copies the list. */
  public CsvFormat {
    columns = List.copyOf(columns);
  }

  /** Whether the first line of the file names the columns. */
  public boolean hasHeader() {
    return columns.isEmpty();
  }
}
