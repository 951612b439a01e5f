package io.verdict.engine.forest;

import io.verdict.engine.artifact.SplitTest;
import io.verdict.engine.artifact.TreeInput;
import io.verdict.engine.schema.Doubles;
import io.verdict.engine.schema.Kind;

/**
 * How the long of an input becomes the number that trees compare: a function that never falls, so
 * that a threshold of the numbers is one of the longs.
 *
 * <p><b>Thread safety</b>: immutable.
 */
final class InputScale {
  private static final long LEAST_DOUBLE = Doubles.encode(Double.NEGATIVE_INFINITY);
  private static final long GREATEST_DOUBLE = Doubles.encode(Double.POSITIVE_INFINITY);

  /** No long reaches the threshold. */
  static final long NONE = Long.MAX_VALUE;

  private final boolean isDouble;
  private final boolean isFloat;
  private final double divisor;

  InputScale(TreeInput input, Kind kind, boolean isFloat) {
    this.isDouble = kind == Kind.DOUBLE;
    this.isFloat = isFloat;
    this.divisor = input.divisor();
  }

  /** The number that a long stands for. */
  double number(long value) {
    return rounded(isDouble ? Doubles.decode(value) : value / divisor);
  }

  /** A number in the precision of the ensemble. */
  double rounded(double number) {
    return isFloat ? (float) number : number;
  }

  /**
   * The least long whose number passes a threshold.
   *
   * @param isStrict whether it must be above, not just at, the threshold
   * @return the long; {@link Long#MIN_VALUE} when all pass, {@link #NONE} when none does
   */
  long least(double threshold, boolean isStrict) {
    long low = isDouble ? LEAST_DOUBLE : Long.MIN_VALUE;
    long high = isDouble ? GREATEST_DOUBLE : Long.MAX_VALUE;
    if (passes(low, threshold, isStrict)) {
      return Long.MIN_VALUE;
    }
    if (!passes(high, threshold, isStrict)) {
      return NONE;
    }
    while (low + 1 < high) {
      long middle = (low & high) + ((low ^ high) >> 1);
      if (passes(middle, threshold, isStrict)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean passes(long value, double threshold, boolean isStrict) {
    return isStrict ? number(value) > threshold : number(value) >= threshold;
  }

  /** The first long within the range of zero, and the first above it. */
  long[] zeroRange() {
    return new long[] {least(-SplitTest.ZERO_RANGE, false), least(SplitTest.ZERO_RANGE, true)};
  }
}
