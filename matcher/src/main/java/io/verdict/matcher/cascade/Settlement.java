package io.verdict.matcher.cascade;

import io.verdict.matcher.catalogue.CountingDay;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What an order does to the ledger. Ids are (order, reservation × 8 + purpose), so that a repeated
 * step is the same step.
 */
final class Settlement {
  private static final int RESERVE = 1;
  private static final int POST = 2;
  private static final int RELEASE = 3;
  private static final int FORCE = 4;
  private static final int REBOOK = 5;
  private static final int REBOOK_PAID = 6;
  private static final int REBOOK_FORCED = 7;
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
    return reserve(order, product, order.amountMinor, nowMillis) != 0;
  }

  /**
   * Reserves what is left for the order's next attempt.
   *
   * @param leastMinor less is not worth it
   * @return the amount, 0 when there is no room
   */
  long reserve(MatchOrder order, int product, long leastMinor, long nowMillis) {
    long asked = order.amountMinor;
    order.offering.book().chain(product, order.dimensions, leastMinor, nowMillis, chain);
    if (!ledger.hasRoom(chain)) {
      watch.touched(order.offering, product, nowMillis);
      return 0;
    }
    long id = id(++order.lastReservation, RESERVE);
    chain.amount(asked);
    session.at(nowMillis);
    LedgerCode code =
        leastMinor == asked
            ? session.reserve(order.id, id, chain, reservationMillis)
            : session.reserveUpTo(order.id, id, chain, leastMinor, reservationMillis);
    requireRoom(code);
    watch.touched(order.offering, product, nowMillis);
    if (code == LedgerCode.OK) {
      booked(order, RESERVE, nowMillis);
    }
    return code == LedgerCode.OK ? session.reservedMinor() : 0;
  }

  private void booked(MatchOrder order, int purpose, long nowMillis) {
    order.bookedPurpose = purpose;
    order.bookedMillis = nowMillis;
    order.bookedSequence = session.sequence();
  }

  /** Nothing may be lost silently: a ledger that remembers no more ids stops the cascade. */
  private static void requireRoom(LedgerCode code) {
    if (code == LedgerCode.FULL) {
      throw new IllegalStateException(
          "the ledger has used all its ids; allow more in LedgerLimits.entries");
    }
  }

  /**
   * Sees to it that the present attempt is booked on the day of a time, in its funder's zone.
   *
   * @return false when that day has no room; the attempt is booked where it was
   */
  boolean rebook(MatchOrder order, long nowMillis) {
    return isOnDay(order, nowMillis) || rebook(order, REBOOK, false, nowMillis);
  }

  private static boolean isOnDay(MatchOrder order, long nowMillis) {
    ZoneId zone = order.offering.catalogue().terms(order.product).zone();
    return day(order.bookedMillis, zone).equals(day(nowMillis, zone));
  }

  private static LocalDate day(long millis, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
  }

  private boolean rebook(MatchOrder order, int purpose, boolean isForced, long nowMillis) {
    long amount = order.attempt.amountMinor();
    order.offering.book().chain(order.product, order.dimensions, amount, nowMillis, chain);
    int number = order.attempt.number();
    long id = id(number, purpose);
    long booked = id(number, order.bookedPurpose);
    session.at(nowMillis);
    LedgerCode code =
        isForced
            ? session.forceRebook(order.id, id, order.id, booked, chain, reservationMillis)
            : session.rebook(order.id, id, order.id, booked, chain, reservationMillis);
    requireRoom(code);
    watch.touched(order.offering, order.product, nowMillis);
    if (code == LedgerCode.OK) {
      booked(order, purpose, nowMillis);
    }
    return code == LedgerCode.OK;
  }

  /** Gives the present attempt's reservation back. */
  void release(MatchOrder order, long nowMillis) {
    int number = order.attempt.number();
    long booked = id(number, order.bookedPurpose);
    requireRoom(session.at(nowMillis).release(order.id, id(number, RELEASE), order.id, booked));
    watch.touched(order.offering, order.product, nowMillis);
  }

  /**
   * Makes the present attempt's reservation final. Money that has moved is accounted in any case:
   * when the reservation is gone or its day is full, beyond the limit.
   *
   * @return whether beyond a limit
   */
  boolean post(MatchOrder order, long amountMinor, long nowMillis) {
    CountingDay countsBy = order.offering.catalogue().terms(order.product).rules().countsBy();
    boolean isForced = false;
    if (countsBy == CountingDay.DISBURSEMENT && !isOnDay(order, nowMillis)) {
      isForced =
          !rebook(order, REBOOK_PAID, false, nowMillis)
              && rebook(order, REBOOK_FORCED, true, nowMillis);
    }
    boolean isBeyond = post(order, order.attempt.number(), order.bookedPurpose, amountMinor);
    return isForced || isBeyond;
  }

  /** Accounts money that moved for an attempt that was left. */
  boolean postLate(MatchOrder order, int number, long amountMinor, long nowMillis) {
    session.at(nowMillis);
    return post(order, number, RESERVE, amountMinor);
  }

  private boolean post(MatchOrder order, int number, int purpose, long amountMinor) {
    long reserve = id(number, purpose);
    LedgerCode code = session.post(order.id, id(number, POST), order.id, reserve, amountMinor);
    requireRoom(code);
    boolean isForced = true;
    switch (code) {
      case EXCEEDS_PENDING ->
          session.forcePost(order.id, id(number, FORCE), order.id, reserve, LedgerSession.ALL);
      case EXPIRED, ALREADY_VOIDED ->
          session.forcePost(order.id, id(number, FORCE), order.id, reserve, amountMinor);
      default -> isForced = false; // OK, or done before under the same id
    }
    watch.touched(order.offering, order.product, session.millis());
    return isForced;
  }
}
