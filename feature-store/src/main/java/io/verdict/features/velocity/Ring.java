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
 * @param base for a {@link RunningTotal} the position of the ring that it sums up; -1 for a ring
 * @param length for a running total the number of tiles before the latest event's; 0 for a ring
 */
record Ring(
    Aggregate aggregate, long mask, int column, long hopMillis, int tiles, int base, int length) {
  Ring(Aggregate aggregate, long mask, int column, long hopMillis, int tiles) {
    this(aggregate, mask, column, hopMillis, tiles, -1, 0);
  }

  /** The running total of a ring over some tiles before the latest event's. */
  Ring totalOf(int position, int tilesBefore) {
    return new Ring(aggregate, mask, column, hopMillis, 1, position, tilesBefore);
  }

  /** Whether it is a running total. */
  boolean isTotal() {
    return base >= 0;
  }

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
        && base == wanted.base
        && length == wanted.length
        && tiles >= wanted.tiles;
  }
}
