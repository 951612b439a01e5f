package io.verdict.features.velocity;

/**
 * A ring of tiles that a large entity keeps for the windows of one aggregate, column, filter and
 * hop; for distinct counts a table of the values seen last, see {@link LatestValues}.
 *
 * @param aggregate how a tile folds its events
 * @param mask bits that an event needs to count: its filter's and its column's presence
 * @param column the column, -1 for a count or a time alone
 * @param hopMillis width of a tile
 * @param tiles number of tiles
 */
record Ring(Aggregate aggregate, long mask, int column, long hopMillis, int tiles) {
  /** The table for distinct counts of a column over any window. */
  static Ring ofDistinct(long mask, int column) {
    return new Ring(Aggregate.DISTINCT, mask, column, 1, LatestValues.SLOTS);
  }

  /** Whether this ring also serves what {@code wanted} would. */
  boolean serves(Ring wanted) {
    return aggregate == wanted.aggregate
        && mask == wanted.mask
        && column == wanted.column
        && hopMillis == wanted.hopMillis
        && tiles >= wanted.tiles;
  }
}
