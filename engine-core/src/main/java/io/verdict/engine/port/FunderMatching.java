package io.verdict.engine.port;

import io.verdict.engine.record.Record;

/**
 * Finds the funders' products that take an approved application, and places it with one of them.
 *
 * <p><b>Thread safety</b>: {@link #match} by any threads, each with a result of its own; {@link
 * #place} by the thread that leads the orders. <b>Allocation</b>: {@link #match} none after
 * warm-up.
 */
public interface FunderMatching {
  /** A new confined result, to be used again and again. */
  MatchResult newResult();

  /**
   * Finds and ranks the products that take a record now. Reserves nothing.
   *
   * @param record the application, all slots of stage MATCH filled
   * @param orderId the order's number, unique for ever; breaks ties and is the ledger's key
   * @param nowMillis the time whose opening hours and limits count
   * @param result receives the ranks
   * @return number of eligible products, those beyond the ranks included
   */
  int match(Record record, long orderId, long nowMillis, MatchResult result);

  /**
   * Reserves with the best product that has room and sends the application; goes on from funder to
   * funder until one has paid or none is left. Returns at once.
   *
   * @param record the record that was matched
   * @param result what {@link #match} found for it
   * @param listener hears the end, on the same thread, perhaps before this returns
   */
  void place(Record record, MatchResult result, PlacementListener listener);
}
