package io.verdict.engine.artifact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row of a decision table.
 *
 * @param when the row's cells
 * @param outputs one value for each output of the table; null is missing
 * @param line line of the row in its file, from 1
 */
public record TableRow(Conjunction when, List<Long> outputs, int line) {
  public TableRow {
    outputs = Collections.unmodifiableList(new ArrayList<>(outputs));
  }
}
