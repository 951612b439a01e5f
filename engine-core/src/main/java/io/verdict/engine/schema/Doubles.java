package io.verdict.engine.schema;

/**
 * The order-preserving mapping between doubles and longs: {@code a < b} exactly when {@code
 * encode(a) < encode(b)}.
 *
 * <p>Negative zero is encoded as zero. NaN has no encoding: a model that yields NaN leaves its slot
 * missing.
 *
 * <p><b>Thread safety</b>: stateless. <b>Allocation</b>: none.
 */
public final class Doubles {
  private Doubles() {}

  /**
   * Encodes a double as a long of the same order.
   *
   * @param value any double but NaN
   * @throws IllegalArgumentException if the value is NaN
   */
  public static long encode(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("NaN has no order; leave the slot missing instead");
    }
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** Decodes what {@link #encode} made. */
  public static double decode(long encoded) {
    return Double.longBitsToDouble(encoded ^ ((encoded >> 63) & Long.MAX_VALUE));
  }
}
