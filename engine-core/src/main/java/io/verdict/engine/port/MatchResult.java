package io.verdict.engine.port;

/**
 * What a match found for one order.
 *
 * <p><b>Thread safety</b>: confined; reused.
 */
public interface MatchResult {
  /** The order's number. */
  long orderId();

  /** Number of eligible products. */
  int eligible();

  /** Number of ranked products, the best of the eligible. */
  int size();

  /** The product's number at a rank, from 0. */
  int product(int rank);

  /** The product's id at a rank. */
  String productId(int rank);

  /** The expected value at a rank, in thousandths of a minor unit. */
  long value(int rank);

  /** The version of the catalogue that the numbers mean. */
  long catalogueVersion();
}
