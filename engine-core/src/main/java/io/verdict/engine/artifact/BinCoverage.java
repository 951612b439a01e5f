package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks that exactly one bin of a characteristic applies, whatever value or state its slot has.
 */
final class BinCoverage {
  private BinCoverage() {}

  static void check(Characteristic characteristic, Field field) {
    List<Interval> intervals = new ArrayList<>();
    int missing = 0;
    int[] specials = new int[field.specials().size()];
    for (Bin bin : characteristic.bins()) {
      intervals.addAll(bin.test().intervals());
      missing += applies(bin.test().onMissing());
      for (int i = 0; i < specials.length; i++) {
        specials[i] += applies(bin.test().onSpecial().get(i));
      }
    }
    String name = field.name();
    Require.that(
        missing == 1 || (missing == 0 && field.isRequired()),
        "not exactly one bin applies when " + name + " is missing");
    for (int count : specials) {
      Require.that(count == 1, "not exactly one bin applies to a special value of " + name);
    }
    checkValues(intervals, field);
  }

  private static int applies(Truth truth) {
    Require.that(truth != Truth.UNKNOWN, "a bin is unknown of a state");
    return truth == Truth.TRUE ? 1 : 0;
  }

  private static void checkValues(List<Interval> intervals, Field field) {
    intervals.sort(Comparator.comparingLong(Interval::low));
    Interval domain = domain(field.type());
    long next = Long.MIN_VALUE;
    boolean isDone = false;
    for (Interval interval : intervals) {
      if (isDone || interval.low() < next) {
        throw new IllegalArgumentException("two bins apply to a value of " + field.name());
      }
      if (interval.low() > Math.max(next, domain.low()) && next <= domain.high()) {
        throw new IllegalArgumentException("no bin applies to a value of " + field.name());
      }
      isDone = interval.high() == Long.MAX_VALUE;
      next = isDone ? next : interval.high() + 1;
    }
    Require.that(
        isDone || next > domain.high(), "no bin applies to the greatest values of " + field.name());
  }

  /** The values that a slot of a type can have. */
  private static Interval domain(Type type) {
    int symbols = type.symbols().size();
    return switch (type.kind()) {
      case BOOL -> new Interval(0, 1);
      case ENUM -> new Interval(0, symbols - 1L);
      case CODE -> new Interval(0, symbols);
      case SET -> new Interval(0, (1L << symbols) - 1);
      default -> new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
    };
  }
}
