package io.verdict.replay.report.model;

import java.util.List;

/**
 * A table of cells.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param id anchor in the page, unique in the report
 * @param title what it shows; may be empty
 * @param columns at least one
 * @param rows each as long as the columns
 */
public record Table(String id, Text title, List<Column> columns, List<List<Cell>> rows) {

  /**
   * Copies and checks the shape.
   *
   * @throws IllegalArgumentException if a row is not as long as the columns
   */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table " + id + ": a row has " + row.size() + " cells, not " + columns.size());
      }
    }
  }
}
