package io.verdict.engine.kernel;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.SlotTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Conditions made wider, so that they have few boundaries and neighbouring cells share a row.
 *
 * <p>Each interval is stretched to the nearest boundaries that are kept; states stay as they are.
 * What a wide condition says is TRUE, or not FALSE, contains what the condition itself says; {@link
 * Residue} takes away the rest. Used where exact rows would take more than the limit.
 */
final class CoarseRows {

  private final SlotLinks links;
  private final Map<Integer, long[]> kept;

  private CoarseRows(SlotLinks links, Map<Integer, long[]> kept) {
    this.links = links;
    this.kept = kept;
  }

  /** The conditions with wider tests, whose intervals are in the layout's numbering. */
  static List<Condition> widened(
      List<Condition> conditions, SlotLinks links, Map<Integer, long[]> kept) {
    CoarseRows coarse = new CoarseRows(links, kept);
    List<Condition> widened = new ArrayList<>(conditions.size());
    for (Condition condition : conditions) {
      List<Conjunction> alternatives = new ArrayList<>(condition.alternatives().size());
      for (Conjunction alternative : condition.alternatives()) {
        alternatives.add(
            new Conjunction(alternative.tests().stream().map(coarse::widened).toList()));
      }
      widened.add(new Condition(alternatives));
    }
    return widened;
  }

  private SlotTest widened(SlotTest test) {
    long[] boundaries = kept.get(test.slot());
    List<Interval> wide = new ArrayList<>();
    for (Interval interval : links.intervals(test)) {
      Interval next = widened(interval, boundaries);
      int last = wide.size() - 1;
      boolean apart =
          wide.isEmpty()
              || (wide.get(last).high() != Long.MAX_VALUE
                  && wide.get(last).high() + 1 < next.low());
      if (apart) {
        wide.add(next);
      } else {
        Interval before = wide.get(last);
        wide.set(last, new Interval(before.low(), Math.max(before.high(), next.high())));
      }
    }
    return new SlotTest(test.slot(), wide, test.onMissing(), test.onSpecial());
  }

  private static Interval widened(Interval interval, long[] boundaries) {
    int below = floor(boundaries, interval.low());
    long low = below < 0 ? Long.MIN_VALUE : boundaries[below];
    int next = floor(boundaries, interval.high()) + 1;
    long high = next == boundaries.length ? Long.MAX_VALUE : boundaries[next] - 1;
    return new Interval(low, high);
  }

  /** The last boundary that is not above a value; -1 if there is none. */
  private static int floor(long[] boundaries, long value) {
    int at = Arrays.binarySearch(boundaries, value);
    return at >= 0 ? at : -at - 2;
  }
}
