package io.verdict.matcher.ledger;

/**
 * One thread's way of working on a {@link QuotaLedger}.
 *
 * <p>An operation has an id of 128 bits, which the caller makes and uses once; a repeated call with
 * the same id and content changes nothing and answers what it answered before, {@link
 * LedgerCode#EXISTS} for {@code OK} and {@link LedgerCode#ALREADY_FAILED} for a refusal. Only
 * {@link LedgerCode#RETRYABLE} and {@link LedgerCode#FULL} leave the id free.
 *
 * <p><b>Thread safety</b>: confined. <b>Allocation</b>: none.
 *
 * <p><b>Lifecycle</b>: {@link #at}, operate, and {@link #awaitDurable} before anything is told to
 * anybody: a reservation before the funder is called, a post or release before it is acknowledged.
 */
public final class LedgerSession {
  /** Posts all that is reserved. */
  public static final long ALL = Long.MAX_VALUE;

  /** Longest time for which a reservation may hold: a hundred years. */
  public static final long MAX_TIMEOUT_MILLIS = 100L * 366 * 86_400_000;

  private final QuotaLedger ledger;
  private final EntryTable table;
  private final Trail trail;
  private final Resolver resolver;
  private final Reserver reserver;
  private final Asking asking = new Asking();
  private final ExpiryWheel.Sink expirer = this::expireDue;

  private long nowMillis;
  private LedgerCode firstAnswer;
  private int expired;

  LedgerSession(QuotaLedger ledger) {
    this.ledger = ledger;
    this.table = ledger.table;
    this.trail = new Trail(ledger.log);
    this.resolver = new Resolver(ledger, trail);
    this.reserver = new Reserver(ledger, trail, resolver);
  }

  /** Sets the time of the calls that follow, in milliseconds since 1970. */
  public LedgerSession at(long millis) {
    nowMillis = millis;
    return this;
  }

  /** The time of the calls that follow. */
  public long millis() {
    return nowMillis;
  }

  /** The counter that refused the last reservation, or -1. */
  public int failedCounter() {
    return reserver.failedCounter;
  }

  /** What the last reservation holds, after OK and EXISTS; else 0. */
  public long reservedMinor() {
    return reserver.reservedMinor;
  }

  /** After {@link LedgerCode#ALREADY_FAILED}: what this id was answered the first time. */
  public LedgerCode firstAnswer() {
    return firstAnswer;
  }

  /** The number of the last record that this session wrote, 0 for none. */
  public long sequence() {
    return trail.sequence();
  }

  /** Waits until all that this session did is durable; false when the time has passed. */
  public boolean awaitDurable(long timeoutNanos) throws InterruptedException {
    return trail.awaitDurable(timeoutNanos);
  }

  /**
   * Takes a chain's amounts from all of its counters, or from none.
   *
   * @param timeoutMillis after which it expires, counted from the ledger's clock, 1 to {@link
   *     #MAX_TIMEOUT_MILLIS}
   * @return OK, EXISTS, EXISTS_DIFFERENT, ALREADY_FAILED, INSUFFICIENT, CLOSED, ALREADY_VOIDED when
   *     its release came first, RETRYABLE or FULL
   */
  public LedgerCode reserve(long idHigh, long idLow, Chain chain, long timeoutMillis) {
    requireValid(chain, timeoutMillis);
    return reserve(idHigh, idLow, asking.plain(chain, timeoutMillis));
  }

  /**
   * Takes what is left, if that is enough: as much of a chain's amount as every counter has room
   * for. While other threads work on the same counters the amount is one that was left at some
   * moment of the call; a refusal is as final as {@link #reserve}'s.
   *
   * @param chain the counters, and the most to take
   * @param leastMinor the least to take, 1 to the chain's amount
   * @return as {@link #reserve}; {@link #reservedMinor} says how much
   */
  public LedgerCode reserveUpTo(
      long idHigh, long idLow, Chain chain, long leastMinor, long timeoutMillis) {
    requireValid(chain, timeoutMillis);
    if (leastMinor < 1 || leastMinor > chain.amountMinor) {
      throw new IllegalArgumentException("leastMinor is outside 1..amount of the chain");
    }
    return reserve(idHigh, idLow, asking.balanced(chain, leastMinor, timeoutMillis));
  }

  /**
   * Moves a pending reservation to another chain under a new id, in one step: the day has turned,
   * say, and the order counts for the new one. Counters of both chains keep what they hold; the new
   * ones are taken from, or nothing changes.
   *
   * @param chain the new counters; its amount is not read, the reservation keeps its own
   * @return as {@link #reserve}, and as {@link #post} where the reservation is none or holds no
   *     longer
   */
  public LedgerCode rebook(
      long idHigh, long idLow, long pendingHigh, long pendingLow, Chain chain, long timeoutMillis) {
    requireValid(chain, timeoutMillis);
    asking.of(pendingHigh, pendingLow).rebooked(false, chain, timeoutMillis);
    return reserve(idHigh, idLow, asking);
  }

  /**
   * The same for money that has moved: asks for no room and accounts what it takes as overdraft.
   */
  public LedgerCode forceRebook(
      long idHigh, long idLow, long pendingHigh, long pendingLow, Chain chain, long timeoutMillis) {
    requireValid(chain, timeoutMillis);
    asking.of(pendingHigh, pendingLow).rebooked(true, chain, timeoutMillis);
    return reserve(idHigh, idLow, asking);
  }

  private LedgerCode reserve(long idHigh, long idLow, Asking wanted) {
    LedgerCode answer = reserver.reserve(idHigh, idLow, wanted, ledger.advance(nowMillis));
    if (answer == LedgerCode.ALREADY_FAILED) {
      firstAnswer = reserver.firstAnswer;
    }
    return answer;
  }

  private void requireValid(Chain chain, long timeoutMillis) {
    if (timeoutMillis < 1 || timeoutMillis > MAX_TIMEOUT_MILLIS) {
      throw new IllegalArgumentException(
          "timeoutMillis " + timeoutMillis + " is outside 1.." + MAX_TIMEOUT_MILLIS);
    }
    for (int i = 0; i < chain.count; i++) {
      ledger.requireCounter(chain.counters[i]);
    }
  }

  static LedgerCode unavailable(int claimed) {
    return claimed == EntryTable.FULL ? LedgerCode.FULL : LedgerCode.RETRYABLE;
  }

  /**
   * Makes a reservation final, for all of its amount or a part; the rest comes back.
   *
   * @param amountMinor 0 or more, at most what was reserved, or {@link #ALL}
   * @return OK, EXISTS, EXISTS_DIFFERENT, ALREADY_FAILED, NOT_FOUND, ALREADY_POSTED,
   *     ALREADY_VOIDED, EXPIRED, EXCEEDS_PENDING, RETRYABLE or FULL
   */
  public LedgerCode post(
      long idHigh, long idLow, long pendingHigh, long pendingLow, long amountMinor) {
    return resolve(Verb.POST, idHigh, idLow, pendingHigh, pendingLow, requireAmount(amountMinor));
  }

  /**
   * Gives a reservation back. Of an id that is not known it leaves a mark that refuses a later
   * reservation, and answers NOT_FOUND, which a caller treats as done.
   *
   * @return OK, EXISTS, EXISTS_DIFFERENT, ALREADY_FAILED, NOT_FOUND, ALREADY_POSTED,
   *     ALREADY_VOIDED, EXPIRED, RETRYABLE or FULL
   */
  public LedgerCode release(long idHigh, long idLow, long pendingHigh, long pendingLow) {
    return resolve(Verb.RELEASE, idHigh, idLow, pendingHigh, pendingLow, 0);
  }

  /**
   * Posts money that has moved although its reservation was released or has expired: takes it
   * without asking for room and accounts it as overdraft. A pending reservation is posted as usual.
   *
   * @return as {@link #post}, but never ALREADY_VOIDED for a reservation that once held, nor
   *     EXPIRED
   */
  public LedgerCode forcePost(
      long idHigh, long idLow, long pendingHigh, long pendingLow, long amountMinor) {
    return resolve(Verb.FORCE, idHigh, idLow, pendingHigh, pendingLow, requireAmount(amountMinor));
  }

  private static long requireAmount(long amountMinor) {
    if (amountMinor < 0 || (amountMinor > Chain.MAX_AMOUNT && amountMinor != ALL)) {
      throw new IllegalArgumentException("the amount is outside 0.." + Chain.MAX_AMOUNT);
    }
    return amountMinor;
  }

  private LedgerCode resolve(
      Verb verb, long idHigh, long idLow, long pendingHigh, long pendingLow, long amountMinor) {
    if (idHigh == pendingHigh && idLow == pendingLow) {
      throw new IllegalArgumentException("a resolution has an id of its own");
    }
    long now = ledger.advance(nowMillis);
    int own = table.claim(idHigh, idLow);
    if (own < 0 && !EntryTable.isExisting(own)) {
      return unavailable(own);
    }
    if (own < 0) {
      return resolvedBefore(EntryTable.existing(own), verb, pendingHigh, pendingLow, amountMinor);
    }
    table.writeResolution(own, verb, pendingHigh, pendingLow, amountMinor);
    return resolver.resolve(own, verb, now);
  }

  private LedgerCode resolvedBefore(
      int own, Verb verb, long pendingHigh, long pendingLow, long amountMinor) {
    long word = table.word(own);
    boolean same =
        EntryState.code(word) == EntryState.RESOLUTION
            && table.isSameResolution(own, verb, pendingHigh, pendingLow, amountMinor);
    if (!same) {
      return LedgerCode.EXISTS_DIFFERENT;
    }
    firstAnswer = LedgerCode.of((int) EntryState.detail(word));
    return firstAnswer == LedgerCode.OK ? LedgerCode.EXISTS : LedgerCode.ALREADY_FAILED;
  }

  /**
   * Expires what is due. What it misses, because another thread is at it, the next call finds; a
   * post never slips through, since it looks at the deadline itself.
   *
   * @return how many reservations
   */
  public int expire() {
    if (!ledger.beginExpiring()) {
      return 0;
    }
    try {
      expired = 0;
      ledger.wheel.drain(ledger.advance(nowMillis), expirer);
      return expired;
    } finally {
      ledger.endExpiring();
    }
  }

  private void expireDue(int entry) {
    if (resolver.expire(entry, ledger.clockMillis())) {
      expired++;
    }
  }
}
