package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.record.Record;
import java.util.List;

/**
 * The exact check of the conditions that coarse rows let through, in flat arrays.
 *
 * <p>Condition c has the alternatives {@code alternatives[c]} to {@code alternatives[c + 1]}, each
 * of them tests, each of those intervals, in the same way. A test's truths stand one after the
 * other: when missing, then for each special value. Cost: a few comparisons for each condition that
 * is let through, which are few where the coarse cells are many.
 *
 * <p><b>Thread safety</b>: immutable. <b>Allocation</b>: {@link #settle} allocates nothing.
 */
final class Residue {
  private static final int FALSE = Truth.FALSE.ordinal();
  private static final int UNKNOWN = Truth.UNKNOWN.ordinal();
  private static final int TRUE = Truth.TRUE.ordinal();

  private final int[] alternatives;
  private final int[] tests;
  private final int[] slots;
  private final int[] intervals;
  private final long[] lows;
  private final long[] highs;
  private final int[] states;
  private final byte[] truths;

  Residue(List<Condition> conditions, SlotLinks links) {
    int[] counts = new int[4];
    count(conditions, links, counts);
    this.alternatives = new int[conditions.size() + 1];
    this.tests = new int[counts[0] + 1];
    this.slots = new int[counts[1]];
    this.intervals = new int[counts[1] + 1];
    this.lows = new long[counts[2]];
    this.highs = new long[counts[2]];
    this.states = new int[counts[1]];
    this.truths = new byte[counts[3]];
    fill(conditions, links);
  }

  /** Numbers of alternatives, tests, intervals and truths. */
  private static void count(List<Condition> conditions, SlotLinks links, int[] counts) {
    for (Condition condition : conditions) {
      for (Conjunction alternative : condition.alternatives()) {
        counts[0]++;
        for (SlotTest test : alternative.tests()) {
          counts[1]++;
          counts[2] = Math.addExact(counts[2], links.intervals(test).size());
          counts[3] = Math.addExact(counts[3], 1 + test.onSpecial().size());
        }
      }
    }
  }

  private void fill(List<Condition> conditions, SlotLinks links) {
    int alternative = 0;
    int test = 0;
    int interval = 0;
    int state = 0;
    for (int c = 0; c < conditions.size(); c++) {
      for (Conjunction conjunction : conditions.get(c).alternatives()) {
        for (SlotTest each : conjunction.tests()) {
          slots[test] = links.layoutSlot(each.slot());
          for (Interval values : links.intervals(each)) {
            lows[interval] = values.low();
            highs[interval++] = values.high();
          }
          states[test] = state;
          truths[state++] = (byte) each.onMissing().ordinal();
          for (Truth truth : each.onSpecial()) {
            truths[state++] = (byte) truth.ordinal();
          }
          intervals[++test] = interval;
        }
        tests[++alternative] = test;
      }
      alternatives[c + 1] = alternative;
    }
  }

  /** Takes away what the rows let through although it is not so. */
  void settle(Record record, KernelMatch match, int words) {
    final long[] isTrue = match.trueWords;
    final long[] isUnknown = match.unknownWords;
    for (int w = 0; w < words; w++) {
      long open = match.hasUnknown ? isTrue[w] | isUnknown[w] : isTrue[w];
      long nowTrue = 0;
      long nowUnknown = 0;
      while (open != 0) {
        final long bit = open & -open;
        final int truth = truth(record, w * 64 + Long.numberOfTrailingZeros(open));
        nowTrue |= truth == TRUE ? bit : 0;
        nowUnknown |= truth == UNKNOWN ? bit : 0;
        open ^= bit;
      }
      isTrue[w] = nowTrue;
      if (match.hasUnknown) {
        isUnknown[w] = nowUnknown;
      }
    }
  }

  private int truth(Record record, int condition) {
    int greatest = FALSE;
    for (int a = alternatives[condition]; a < alternatives[condition + 1]; a++) {
      int least = TRUE;
      for (int t = tests[a]; t < tests[a + 1] && least != FALSE; t++) {
        least = Math.min(least, testTruth(record, t));
      }
      greatest = Math.max(greatest, least);
    }
    return greatest;
  }

  private int testTruth(Record record, int test) {
    final byte state = record.state(slots[test]);
    if (state != Record.PRESENT) {
      return truths[states[test] + (state == Record.MISSING ? 0 : state - 1)];
    }
    final long value = record.value(slots[test]);
    for (int i = intervals[test]; i < intervals[test + 1]; i++) {
      if (lows[i] <= value && value <= highs[i]) {
        return TRUE;
      }
    }
    return FALSE;
  }
}
