package io.verdict.replay.stats;

/**
 * A closed interval of a statistic, both ends {@code NaN} when it cannot be computed.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param low lower end, inclusive
 * @param high upper end, inclusive
 */
public record Interval(double low, double high) {

  /** The interval of a statistic that the data do not allow. */
  public static final Interval UNAVAILABLE = new Interval(Double.NaN, Double.NaN);

  /**
   * Checks the order of the ends.
   *
   * @throws IllegalArgumentException if {@code low > high}
   */
  public Interval {
    if (low > high) {
      throw new IllegalArgumentException(
          "interval ends are reversed: low " + low + " > high " + high);
    }
  }

  /**
   * Returns {@code centre ± halfWidth} cut to {@code [floor, ceiling]}.
   *
   * @param centre the estimate
   * @param halfWidth distance to either end, not negative
   * @param floor least possible value of the statistic
   * @param ceiling greatest possible value of the statistic
   * @return the interval, {@link #UNAVAILABLE} if the centre or the width is {@code NaN}
   */
  public static Interval around(double centre, double halfWidth, double floor, double ceiling) {
    if (Double.isNaN(centre) || Double.isNaN(halfWidth)) {
      return UNAVAILABLE;
    }
    return new Interval(Math.max(floor, centre - halfWidth), Math.min(ceiling, centre + halfWidth));
  }

  /** Returns whether both ends are numbers. */
  public boolean isAvailable() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** Returns whether {@code value} lies between the ends, both included. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
