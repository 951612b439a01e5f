package io.verdict.rules.checked;

import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Truth;
import java.util.List;
import java.util.function.Predicate;

/**
 * A set of what one slot can be: stretches of values, the missing state, special values.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param values the present values: sorted, disjoint, not touching
 * @param states bit 0 is the missing state, bit k the special value of position k - 1
 */
public record SlotStates(List<Interval> values, long states) {

  /** Bit of the missing state. */
  public static final long MISSING = 1;

  /** Nothing at all. */
  public static final SlotStates NONE = new SlotStates(List.of(), 0);

  /** Copies the list. */
  public SlotStates {
    values = List.copyOf(values);
  }

  /** Every value in some intervals, and every state but perhaps the missing one. */
  public static SlotStates of(List<Interval> values, boolean canBeMissing, int specialCount) {
    long specials = ((1L << specialCount) - 1) << 1;
    return new SlotStates(values, specials | (canBeMissing ? MISSING : 0));
  }

  /** Where a test has one of some truths. */
  public static SlotStates where(SlotTest test, Predicate<Truth> wanted) {
    List<Interval> values = List.of();
    boolean inside = wanted.test(Truth.TRUE);
    if (inside && wanted.test(Truth.FALSE)) {
      values = Intervals.ALL;
    } else if (inside) {
      values = test.intervals();
    } else if (wanted.test(Truth.FALSE)) {
      values = Intervals.complement(test.intervals());
    }
    long states = wanted.test(test.onMissing()) ? MISSING : 0;
    for (int special = 0; special < test.onSpecial().size(); special++) {
      if (wanted.test(test.onSpecial().get(special))) {
        states |= 2L << special;
      }
    }
    return new SlotStates(values, states);
  }

  /** What lies in both sets. */
  public SlotStates and(SlotStates other) {
    return new SlotStates(Intervals.intersection(values, other.values), states & other.states);
  }

  /** What lies in this set and not in the other. */
  public SlotStates minus(SlotStates other) {
    List<Interval> left = Intervals.intersection(values, Intervals.complement(other.values));
    return new SlotStates(left, states & ~other.states);
  }

  /** Whether nothing lies in the set. */
  public boolean isEmpty() {
    return values.isEmpty() && states == 0;
  }

  /** Whether all of another set lies in this one. */
  public boolean contains(SlotStates other) {
    return (other.states & ~states) == 0
        && Intervals.intersection(other.values, values).equals(other.values);
  }
}
