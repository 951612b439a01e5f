package io.verdict.matcher.cascade;

import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;

/**
 * What an order does to the ledger. Ids are (order, reservation × 8 + purpose), so that a repeated
 * step is the same step.
 */
final class Settlement {
  private static final int RESERVE = 1;
  private static final int POST = 2;
  private static final int RELEASE = 3;
  private static final int FORCE = 4;
  private static final int PURPOSES = 8;

  private final QuotaLedger ledger;
  private final LedgerSession session;
  private final QuotaWatch watch;
  private final long reservationMillis;
  private final Chain chain = new Chain();

  Settlement(QuotaLedger ledger, QuotaWatch watch, long reservationMillis) {
    this.ledger = ledger;
    this.session = ledger.newSession();
    this.watch = watch;
    this.reservationMillis = reservationMillis;
  }

  private static long id(int reservation, int purpose) {
    return (long) reservation * PURPOSES + purpose;
  }

  /** The number of the last record written. */
  long sequence() {
    return session.sequence();
  }

  boolean isDurable(long sequence) {
    return sequence <= ledger.durableSequence();
  }

  /** Reserves for the order's next attempt; false when there is no room. */
  boolean reserve(MatchOrder order, int product, long nowMillis) {
    order.offering.book().chain(product, order.dimensions, order.amountMinor, nowMillis, chain);
    if (!ledger.hasRoom(chain)) {
      watch.touched(order.offering, product, nowMillis);
      return false;
    }
    int reservation = ++order.lastReservation;
    LedgerCode code =
        session.at(nowMillis).reserve(order.id, id(reservation, RESERVE), chain, reservationMillis);
    watch.touched(order.offering, product, nowMillis);
    return code == LedgerCode.OK;
  }

  /** Gives the present attempt's reservation back. */
  void release(MatchOrder order, long nowMillis) {
    int number = order.attempt.number();
    session.at(nowMillis).release(order.id, id(number, RELEASE), order.id, id(number, RESERVE));
    watch.touched(order.offering, order.product, nowMillis);
  }

  /**
   * Makes an attempt's reservation final. Money that has moved is accounted in any case: when the
   * reservation is gone, beyond the limit.
   */
  void post(MatchOrder order, int number, long amountMinor, long nowMillis) {
    long reserve = id(number, RESERVE);
    session.at(nowMillis);
    LedgerCode code = session.post(order.id, id(number, POST), order.id, reserve, amountMinor);
    switch (code) {
      case EXCEEDS_PENDING ->
          session.forcePost(order.id, id(number, FORCE), order.id, reserve, LedgerSession.ALL);
      case EXPIRED, ALREADY_VOIDED ->
          session.forcePost(order.id, id(number, FORCE), order.id, reserve, amountMinor);
      default -> {
        // OK, or done before under the same id
      }
    }
    watch.touched(order.offering, order.product, nowMillis);
  }
}
