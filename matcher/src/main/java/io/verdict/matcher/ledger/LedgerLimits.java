package io.verdict.matcher.ledger;

/**
 * What a ledger allocates once, when it is made.
 *
 * @param counters most counters, periods that have passed included, 1 to 4,194,304; 128 bytes each
 * @param entries most ids kept, reservations and resolutions together, 1 to 16,777,216; 280 to 560
 *     bytes each, since the table has two to four places an id
 */
public record LedgerLimits(int counters, int entries) {
  private static final int MAX_COUNTERS = 1 << 22;
  private static final int MAX_ENTRIES = 1 << 24;

  public LedgerLimits {
    if (counters < 1 || counters > MAX_COUNTERS) {
      throw new IllegalArgumentException("counters is outside 1.." + MAX_COUNTERS);
    }
    if (entries < 1 || entries > MAX_ENTRIES) {
      throw new IllegalArgumentException("entries is outside 1.." + MAX_ENTRIES);
    }
  }
}
