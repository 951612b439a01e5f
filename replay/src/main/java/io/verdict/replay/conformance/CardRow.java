package io.verdict.replay.conformance;

import java.util.Map;
import java.util.Optional;

/**
 * A row that says what a PMML scorecard gives for it.
 *
 * @param number its number in the file, from 1
 * @param inputs the text of each input that is there, by its PMML name
 * @param expected the text of each result that the row has a column for; empty for none
 */
record CardRow(int number, Map<String, String> inputs, Map<CardColumn, Optional<String>> expected) {
  CardRow {
    inputs = Map.copyOf(inputs);
    expected = Map.copyOf(expected);
  }
}
