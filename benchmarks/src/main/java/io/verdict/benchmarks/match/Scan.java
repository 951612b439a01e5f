package io.verdict.benchmarks.match;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.record.Record;
import java.util.List;

/** The yardstick: product by product, stopping at the first test not passed. */
final class Scan {
  private final SlotTest[][] tests;

  Scan(MatchData data) {
    tests = data.tests();
  }

  /** Writes the numbers of the eligible products and counts them. */
  int list(Record record, int[] ids) {
    int count = 0;
    for (int p = 0; p < tests.length; p++) {
      boolean takes = true;
      for (int i = 0; takes && i < tests[p].length; i++) {
        takes = passes(tests[p][i], record.value(tests[p][i].slot()));
      }
      if (takes) {
        ids[count++] = p;
      }
    }
    return count;
  }

  static boolean passes(SlotTest test, long value) {
    List<Interval> intervals = test.intervals();
    for (int i = 0; i < intervals.size(); i++) {
      if (intervals.get(i).contains(value)) {
        return true;
      }
    }
    return false;
  }
}
