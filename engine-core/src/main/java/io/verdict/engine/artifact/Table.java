package io.verdict.engine.artifact;

import java.util.List;
import java.util.Objects;

/**
 * A decision table. A row whose condition is unknown does not hold; when no row holds the outputs
 * are missing.
 *
 * @param name the table's name
 * @param hitPolicy which rows count; PRIORITY rows come sorted by priority, so that the first wins
 * @param isComplete whether the compiler proved that a row holds for every input
 * @param outputs slots written (role RESULT), one for each output column
 * @param rows the rows in order
 */
public record Table(
    String name,
    HitPolicy hitPolicy,
    boolean isComplete,
    List<Integer> outputs,
    List<TableRow> rows) {
  public Table {
    Objects.requireNonNull(name, "name");
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
  }
}
