package io.verdict.rules.checked;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * The three-valued algebra of predicates over one slot. It is closed: whatever is built of tests of
 * one slot is again one test of that slot.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class SlotTests {

  private SlotTests() {}

  /** True for present values in the intervals, false for others, unknown for every other state. */
  public static SlotTest ofValues(int slot, List<Interval> intervals, int specialCount) {
    return new SlotTest(
        slot, intervals, Truth.UNKNOWN, Collections.nCopies(specialCount, Truth.UNKNOWN));
  }

  /** True when the slot is missing, else false. */
  public static SlotTest ofMissing(int slot, int specialCount) {
    return new SlotTest(
        slot, List.of(), Truth.TRUE, Collections.nCopies(specialCount, Truth.FALSE));
  }

  /** True when the slot has the special value, else false. */
  public static SlotTest ofSpecial(int slot, int special, int specialCount) {
    List<Truth> specials = new ArrayList<>(Collections.nCopies(specialCount, Truth.FALSE));
    specials.set(special, Truth.TRUE);
    return new SlotTest(slot, List.of(), Truth.FALSE, specials);
  }

  /** True when the slot has a value that is not special, else false. */
  public static SlotTest ofPresent(int slot, int specialCount) {
    return new SlotTest(
        slot, Intervals.ALL, Truth.FALSE, Collections.nCopies(specialCount, Truth.FALSE));
  }

  /** True for every value and state. */
  public static SlotTest always(int slot, int specialCount) {
    return new SlotTest(
        slot, Intervals.ALL, Truth.TRUE, Collections.nCopies(specialCount, Truth.TRUE));
  }

  /** Kleene's conjunction of two tests of one slot. */
  public static SlotTest both(SlotTest left, SlotTest right) {
    List<Interval> intervals = Intervals.intersection(left.intervals(), right.intervals());
    return combined(left, right, intervals, Truth::and);
  }

  /** Kleene's disjunction of two tests of one slot. */
  public static SlotTest either(SlotTest left, SlotTest right) {
    List<Interval> all = new ArrayList<>(left.intervals());
    all.addAll(right.intervals());
    return combined(left, right, Intervals.union(all), Truth::or);
  }

  /**
   * All tests of a list, which is not empty, joined two by two: a list of n tests takes n log n
   * steps, where one after the other takes the square.
   *
   * @param operator {@link #both} or {@link #either}
   */
  public static SlotTest joined(List<SlotTest> tests, BinaryOperator<SlotTest> operator) {
    int count = tests.size();
    if (count == 1) {
      return tests.get(0);
    }
    SlotTest left = joined(tests.subList(0, count / 2), operator);
    SlotTest right = joined(tests.subList(count / 2, count), operator);
    return operator.apply(left, right);
  }

  /** Kleene's complement. */
  public static SlotTest not(SlotTest test) {
    return new SlotTest(
        test.slot(),
        Intervals.complement(test.intervals()),
        test.onMissing().not(),
        test.onSpecial().stream().map(Truth::not).toList());
  }

  /** The test with unknown made false: what a row or a bin asks. */
  public static SlotTest settled(SlotTest test) {
    return new SlotTest(
        test.slot(),
        test.intervals(),
        settled(test.onMissing()),
        test.onSpecial().stream().map(SlotTests::settled).toList());
  }

  /** Whether the test holds for every value and state. */
  public static boolean isAlways(SlotTest test) {
    return test.intervals().equals(Intervals.ALL)
        && test.onMissing() == Truth.TRUE
        && test.onSpecial().stream().allMatch(truth -> truth == Truth.TRUE);
  }

  /** Whether the test is false for every value and state. */
  public static boolean isNever(SlotTest test) {
    return test.intervals().isEmpty()
        && test.onMissing() == Truth.FALSE
        && test.onSpecial().stream().allMatch(truth -> truth == Truth.FALSE);
  }

  private static Truth settled(Truth truth) {
    return Truth.of(truth == Truth.TRUE);
  }

  private static SlotTest combined(
      SlotTest left, SlotTest right, List<Interval> intervals, BinaryOperator<Truth> operator) {
    if (left.slot() != right.slot()) {
      throw new IllegalArgumentException("tests of slots " + left.slot() + " and " + right.slot());
    }
    List<Truth> specials = new ArrayList<>(left.onSpecial().size());
    for (int index = 0; index < left.onSpecial().size(); index++) {
      specials.add(operator.apply(left.onSpecial().get(index), right.onSpecial().get(index)));
    }
    Truth missing = operator.apply(left.onMissing(), right.onMissing());
    return new SlotTest(left.slot(), intervals, missing, specials);
  }
}
