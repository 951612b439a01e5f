package io.verdict.replay.fit;

import io.verdict.engine.record.Record;
import java.util.List;

/**
 * A bin of a characteristic: an interval of values, a set of symbols, or one state.
 *
 * @param state the state that it takes, or PRESENT
 * @param low least value; for symbols unused
 * @param high greatest value; for symbols unused
 * @param symbols the symbols that it takes; empty for an interval or a state
 * @param good good rows of the development sample
 * @param bad bad rows of the development sample
 * @param woe its weight of evidence, 0 for a state that the sample does not have
 */
record Attribute(
    byte state, long low, long high, List<Integer> symbols, int good, int bad, double woe) {
  Attribute {
    symbols = List.copyOf(symbols);
  }

  int size() {
    return good + bad;
  }

  boolean takes(byte rowState, long value) {
    if (rowState != state) {
      return false;
    }
    boolean isPresent = state == Record.PRESENT;
    if (!isPresent) {
      return true;
    }
    return symbols.isEmpty() ? value >= low && value <= high : symbols.contains((int) value);
  }
}
