package io.verdict.engine.artifact;

/**
 * A closed interval of the longs that represent a slot's values; both ends belong to it.
 *
 * @param low smallest member; {@link Long#MIN_VALUE} for no lower bound
 * @param high greatest member, not below {@code low}; {@link Long#MAX_VALUE} for no upper bound
 */
public record Interval(long low, long high) {
  public Interval {
    if (low > high) {
      throw new IllegalArgumentException("interval [" + low + ".." + high + "] is empty");
    }
  }

  /** Whether a value lies in it. */
  public boolean contains(long value) {
    return low <= value && value <= high;
  }
}
