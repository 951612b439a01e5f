package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions, conjunctions and tests, within the elements that have them.
 *
 * <p>A test's intervals go from low to high, so that each end is written as its distance from the
 * one before; an end without bound is a flag. Every distance of 64 bits gives some interval, and
 * the model refuses one that is empty or out of order.
 */
final class ConditionCodec {
  private static final Truth[] TRUTHS = Truth.values();
  private static final int LEAST_CONJUNCTION_BYTES = 1;
  static final int LEAST_TEST_BYTES = 3;
  private static final int LOW_UNBOUND = 1;
  private static final int HIGH_UNBOUND = 2;

  private ConditionCodec() {}

  static void write(Condition condition, SectionWriter out) {
    out.count(ArtifactLimit.ALTERNATIVES, condition.alternatives().size());
    for (Conjunction alternative : condition.alternatives()) {
      write(alternative, out);
    }
  }

  static Condition readCondition(SectionReader in) {
    int count = in.count(ArtifactLimit.ALTERNATIVES, LEAST_CONJUNCTION_BYTES);
    Require.range(count, 0, Condition.MAX_ALTERNATIVES, "alternatives");
    List<Conjunction> alternatives = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      alternatives.add(readConjunction(in));
    }
    return new Condition(alternatives);
  }

  static void write(Conjunction conjunction, SectionWriter out) {
    out.count(ArtifactLimit.TESTS, conjunction.tests().size());
    for (SlotTest test : conjunction.tests()) {
      write(test, out);
    }
  }

  static Conjunction readConjunction(SectionReader in) {
    int count = in.count(ArtifactLimit.TESTS, LEAST_TEST_BYTES);
    List<SlotTest> tests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tests.add(readTest(in));
    }
    return new Conjunction(tests);
  }

  /** A test; the caller has counted it. */
  static void write(SlotTest test, SectionWriter out) {
    List<Interval> intervals = test.intervals();
    int count = intervals.size();
    boolean isLowUnbound = count > 0 && intervals.get(0).low() == Long.MIN_VALUE;
    boolean isHighUnbound = count > 0 && intervals.get(count - 1).high() == Long.MAX_VALUE;
    out.claim(ArtifactLimit.INTERVALS, count);
    out.unsigned(test.slot());
    out.unsigned(
        (long) count << 2 | (isLowUnbound ? LOW_UNBOUND : 0) | (isHighUnbound ? HIGH_UNBOUND : 0));
    long before = 0;
    for (int i = 0; i < count; i++) {
      Interval interval = intervals.get(i);
      if (i > 0) {
        out.unsigned(interval.low() - before);
      } else if (!isLowUnbound) {
        out.signed(interval.low());
      }
      if (i < count - 1 || !isHighUnbound) {
        out.unsigned(interval.high() - interval.low());
      }
      before = interval.high();
    }
    out.u8(test.onSpecial().size() << 2 | test.onMissing().ordinal());
    test.onSpecial().forEach(truth -> out.u8(truth.ordinal()));
  }

  /** A test; the caller has counted it. */
  static SlotTest readTest(SectionReader in) {
    int slot = in.natural();
    long head = in.unsigned();
    int count = in.claim(ArtifactLimit.INTERVALS, head >>> 2, 1);
    boolean isLowUnbound = (head & LOW_UNBOUND) != 0;
    boolean isHighUnbound = (head & HIGH_UNBOUND) != 0;
    Require.that(count > 0 || head == 0, "a bound without intervals");
    List<Interval> intervals = new ArrayList<>(count);
    long low = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        low = intervals.get(i - 1).high() + in.unsigned();
      } else if (!isLowUnbound) {
        low = in.signed();
      }
      boolean isUnbound = i == count - 1 && isHighUnbound;
      intervals.add(new Interval(low, isUnbound ? Long.MAX_VALUE : low + in.unsigned()));
    }
    int states = in.u8();
    Require.range(states >>> 2, 0, Field.MAX_SPECIALS, "special values");
    return new SlotTest(slot, intervals, truth(states & 3), readTruths(in, states >>> 2));
  }

  private static List<Truth> readTruths(SectionReader in, int count) {
    if (count == 0) {
      return List.of();
    }
    List<Truth> truths = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      truths.add(in.oneOf(TRUTHS));
    }
    return truths;
  }

  private static Truth truth(int ordinal) {
    Require.position(ordinal, TRUTHS.length, "truth");
    return TRUTHS[ordinal];
  }

  static void check(Condition condition, Schema schema) {
    for (Conjunction alternative : condition.alternatives()) {
      check(alternative, schema);
    }
  }

  static void check(Conjunction conjunction, Schema schema) {
    for (SlotTest test : conjunction.tests()) {
      check(test, schema);
    }
  }

  static void check(SlotTest test, Schema schema) {
    Field field = Require.field(schema, test.slot(), "slot");
    if (test.onSpecial().size() != field.specials().size()) {
      throw new IllegalArgumentException(
          "a test of slot "
              + test.slot()
              + " has truths for "
              + test.onSpecial().size()
              + " special values, the field has "
              + field.specials().size());
    }
    if (field.type().kind() == Kind.KEY) {
      Require.that(
          test.intervals().isEmpty() || isFull(test.intervals()),
          "a key is compared with a constant");
    }
  }

  private static boolean isFull(List<Interval> intervals) {
    Interval only = intervals.get(0);
    return only.low() == Long.MIN_VALUE && only.high() == Long.MAX_VALUE;
  }
}
