package io.verdict.features.velocity;

import io.verdict.engine.artifact.WindowOp;

/**
 * A window bound to a slot of a record and to its stream: what a join computes.
 *
 * <p>It covers the events from {@link #lower} to {@link #upper}, both inclusive. An exact window is
 * the half-open interval of its length that ends with the decision's time. Any other covers whole
 * tiles: from the tile in which that interval starts to the tile of the decision's time, so it
 * never covers less, and at most one hop more at either end.
 *
 * @param name the slot's name
 * @param slot the record's slot
 * @param op the operation
 * @param aggregate how events are folded
 * @param column the column aggregated, -1 for none
 * @param mask bits that an event needs to count
 * @param durationMillis length
 * @param hopMillis width of the tiles, 1 when exact
 * @param ring position of the ring that serves large entities, -1 when raw events do
 * @param total position of the running total of a large entity, -1 when its tiles are scanned
 * @param isCurrentIncluded whether the record itself counts as one more event
 * @param slackMillis how far a decision's time may lie behind the entity's latest event
 * @param knownSinceMillis time from which the stream knows what the window needs
 * @param codes turns the hash kept of a code into the number that LAST serves; null for others
 */
record WindowPlan(
    String name,
    int slot,
    WindowOp op,
    Aggregate aggregate,
    int column,
    long mask,
    long durationMillis,
    long hopMillis,
    int ring,
    int total,
    boolean isCurrentIncluded,
    long slackMillis,
    long knownSinceMillis,
    CodeNumbers codes) {

  /** First millisecond that the window covers. */
  long lower(long asOfMillis) {
    return hopMillis == 1
        ? asOfMillis - durationMillis + 1
        : Math.floorDiv(asOfMillis - durationMillis, hopMillis) * hopMillis;
  }

  /** Last millisecond that the window covers. */
  long upper(long asOfMillis) {
    return hopMillis == 1
        ? asOfMillis
        : Math.floorDiv(asOfMillis, hopMillis) * hopMillis + hopMillis - 1;
  }

  /** How far back small entities must keep their events for it. */
  long reachMillis() {
    return durationMillis + hopMillis + slackMillis;
  }

  /** Whether it always covers what another covers. */
  boolean hasSpanOf(WindowPlan other) {
    return durationMillis == other.durationMillis && hopMillis == other.hopMillis;
  }

  /** Whether what is folded is served as another serves it. */
  boolean isServedLike(WindowPlan other) {
    return op == other.op && codes == other.codes;
  }
}
