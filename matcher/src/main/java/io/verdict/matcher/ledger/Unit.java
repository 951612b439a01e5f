package io.verdict.matcher.ledger;

/** What a counter counts. */
public enum Unit {
  /** Reservations: each takes one, whatever its amount. */
  COUNT,
  /** Money in minor units: each takes its amount, or the counter's share of it. */
  AMOUNT;

  private static final Unit[] VALUES = values();

  static Unit of(int ordinal) {
    return VALUES[ordinal];
  }
}
