package io.verdict.matcher.allocation;

/** What set a solve off. */
public enum PriceTrigger {
  /** There were no prices. */
  FIRST,
  /** A new catalogue. */
  CATALOGUE,
  /** So many orders have come. */
  ORDERS,
  /** The use of a limit has strayed from what was expected. */
  DRIFT
}
