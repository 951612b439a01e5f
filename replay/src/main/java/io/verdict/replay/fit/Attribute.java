package io.verdict.replay.fit;

import io.verdict.engine.artifact.Bin;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import java.util.List;

/**
 * A bin of a characteristic: an interval of values, a set of symbols, one state, or a bin of a card
 * that a policy has.
 *
 * @param state the state that it takes, or PRESENT
 * @param low least value; for symbols unused
 * @param high greatest value; for symbols unused
 * @param symbols the symbols that it takes; empty for an interval or a state
 * @param bin the policy's bin; null for one that was found
 * @param good good rows of the development sample
 * @param bad bad rows of the development sample
 * @param woe its weight of evidence, 0 for a state that the sample does not have
 */
record Attribute(
    byte state,
    long low,
    long high,
    List<Integer> symbols,
    Bin bin,
    int good,
    int bad,
    double woe) {
  Attribute {
    symbols = List.copyOf(symbols);
  }

  /** A bin of a policy. */
  static Attribute of(Bin bin, int good, int bad, double woe) {
    return new Attribute(Record.PRESENT, 0, 0, List.of(), bin, good, bad, woe);
  }

  int size() {
    return good + bad;
  }

  boolean takes(byte rowState, long value) {
    if (bin != null) {
      return takes(bin.test(), rowState, value);
    }
    if (rowState != state) {
      return false;
    }
    boolean isPresent = state == Record.PRESENT;
    if (!isPresent) {
      return true;
    }
    return symbols.isEmpty() ? value >= low && value <= high : symbols.contains((int) value);
  }

  static boolean takes(SlotTest test, byte rowState, long value) {
    Truth truth =
        switch (rowState) {
          case Record.PRESENT -> test.ofValue(value);
          case Record.MISSING -> test.onMissing();
          default -> test.onSpecial().get(rowState - Record.FIRST_SPECIAL);
        };
    return truth == Truth.TRUE;
  }
}
