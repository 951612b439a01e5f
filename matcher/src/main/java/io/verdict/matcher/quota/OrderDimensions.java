package io.verdict.matcher.quota;

import io.verdict.matcher.catalogue.QuotaDimension;

/**
 * What an order is counted by apart: its channel, region, grade, borrower and partner, each a
 * number that means the same in every order.
 *
 * <p><b>Thread safety</b>: confined; reused.
 */
public final class OrderDimensions {
  /** A dimension that the order does not have: limits by it do not apply. */
  public static final long NONE = Long.MIN_VALUE;

  private final long[] values = new long[QuotaDimension.values().length];

  /** An order without any. */
  public OrderDimensions() {
    clear();
  }

  /** Forgets all. */
  public OrderDimensions clear() {
    java.util.Arrays.fill(values, NONE);
    return this;
  }

  /** Sets one. */
  public OrderDimensions set(QuotaDimension dimension, long value) {
    values[dimension.ordinal()] = value;
    return this;
  }

  /** The value of one; {@link #NONE} when the order does not have it. */
  public long value(QuotaDimension dimension) {
    return values[dimension.ordinal()];
  }

  /** Copies another's. */
  public OrderDimensions copyFrom(OrderDimensions other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
    return this;
  }
}
