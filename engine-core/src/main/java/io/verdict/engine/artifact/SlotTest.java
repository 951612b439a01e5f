package io.verdict.engine.artifact;

import java.util.List;
import java.util.Objects;

/**
 * A predicate over one slot: a truth value for every value and every state that the slot can have.
 *
 * <p>For a CODE slot the intervals hold the artifact's own symbol numbers: 1 is the first symbol of
 * the field's type and 0 every code that the policy does not name.
 *
 * @param slot slot of the artifact's schema
 * @param intervals where a present value makes it TRUE: sorted, disjoint, not touching; elsewhere a
 *     present value makes it FALSE
 * @param onMissing its truth when the slot is missing
 * @param onSpecial its truth for each special value of the field, in declaration order
 */
public record SlotTest(int slot, List<Interval> intervals, Truth onMissing, List<Truth> onSpecial) {
  public SlotTest {
    Objects.requireNonNull(onMissing, "onMissing");
    intervals = List.copyOf(intervals);
    onSpecial = List.copyOf(onSpecial);
    for (int i = 1; i < intervals.size(); i++) {
      long before = intervals.get(i - 1).high();
      if (before == Long.MAX_VALUE || before + 1 >= intervals.get(i).low()) {
        throw new IllegalArgumentException("intervals overlap, touch or are not sorted");
      }
    }
  }

  /** Its truth for a present value. */
  public Truth ofValue(long value) {
    for (Interval interval : intervals) {
      if (interval.contains(value)) {
        return Truth.TRUE;
      }
    }
    return Truth.FALSE;
  }
}
