package io.verdict.rules.checked;

import io.verdict.engine.artifact.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The algebra of sets of longs, held as sorted, disjoint, not touching closed intervals.
 *
 * <p><b>Thread safety</b>: stateless.
 */
public final class Intervals {

  /** All longs. */
  public static final List<Interval> ALL = List.of(new Interval(Long.MIN_VALUE, Long.MAX_VALUE));

  private Intervals() {}

  /** The longs that lie in one of the intervals, which may overlap and stand in any order. */
  public static List<Interval> union(List<Interval> intervals) {
    List<Interval> sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparingLong(Interval::low));
    List<Interval> union = new ArrayList<>();
    for (Interval next : sorted) {
      int last = union.size() - 1;
      boolean apart =
          union.isEmpty()
              || (union.get(last).high() != Long.MAX_VALUE
                  && union.get(last).high() + 1 < next.low());
      if (apart) {
        union.add(next);
      } else {
        Interval before = union.get(last);
        union.set(last, new Interval(before.low(), Math.max(before.high(), next.high())));
      }
    }
    return union;
  }

  /** The longs that lie in both sets. */
  public static List<Interval> intersection(List<Interval> left, List<Interval> right) {
    List<Interval> common = new ArrayList<>();
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      Interval a = left.get(l);
      Interval b = right.get(r);
      long low = Math.max(a.low(), b.low());
      long high = Math.min(a.high(), b.high());
      if (low <= high) {
        common.add(new Interval(low, high));
      }
      if (a.high() < b.high()) {
        l++;
      } else {
        r++;
      }
    }
    return common;
  }

  /** The longs that do not lie in the set. */
  public static List<Interval> complement(List<Interval> intervals) {
    List<Interval> complement = new ArrayList<>();
    long next = Long.MIN_VALUE;
    for (Interval interval : intervals) {
      if (interval.low() > next) {
        complement.add(new Interval(next, interval.low() - 1));
      }
      if (interval.high() == Long.MAX_VALUE) {
        return complement;
      }
      next = interval.high() + 1;
    }
    complement.add(new Interval(next, Long.MAX_VALUE));
    return complement;
  }
}
