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
  private final Counters counters;
  private final Trail trail;
  private final Resolver resolver;
  private final ExpiryWheel.Sink expirer = this::expireDue;

  private long nowMillis;
  private int failedCounter;
  private LedgerCode firstAnswer;
  private int expired;

  LedgerSession(QuotaLedger ledger) {
    this.ledger = ledger;
    this.table = ledger.table;
    this.counters = ledger.counters;
    this.trail = new Trail(ledger.log);
    this.resolver = new Resolver(ledger, trail);
  }

  /** Sets the time of the calls that follow, in milliseconds since 1970. */
  public LedgerSession at(long millis) {
    nowMillis = millis;
    return this;
  }

  /** The counter that refused the last reservation, or -1. */
  public int failedCounter() {
    return failedCounter;
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
    long now = ledger.advance(nowMillis);
    failedCounter = -1;
    int entry = table.claim(idHigh, idLow);
    if (entry < 0) {
      return EntryTable.isExisting(entry)
          ? answerAgain(EntryTable.existing(entry), chain, timeoutMillis)
          : unavailable(entry);
    }
    int taken = takeAll(chain);
    if (taken == Counters.CONTENDED) {
      table.publish(entry, EntryState.RETRY);
      return LedgerCode.RETRYABLE;
    }
    table.write(entry, chain, timeoutMillis, now + timeoutMillis);
    if (taken != Counters.TAKEN) {
      return refuse(entry, taken == Counters.CLOSED ? LedgerCode.CLOSED : LedgerCode.INSUFFICIENT);
    }
    trail.reserved(table, entry);
    table.publish(entry, EntryState.PENDING);
    ledger.wheel.add(entry);
    return LedgerCode.OK;
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

  private LedgerCode refuse(int entry, LedgerCode answer) {
    trail.refused(table, entry, answer);
    table.publish(entry, EntryState.word(EntryState.REFUSED, answer.ordinal()));
    return answer;
  }

  private LedgerCode answerAgain(int entry, Chain chain, long timeoutMillis) {
    long word = table.word(entry);
    return switch (EntryState.code(word)) {
      case EntryState.TOMBSTONE -> LedgerCode.ALREADY_VOIDED;
      case EntryState.RESOLUTION -> LedgerCode.EXISTS_DIFFERENT;
      case EntryState.RETRY -> LedgerCode.RETRYABLE;
      case EntryState.REFUSED -> {
        firstAnswer = LedgerCode.of((int) EntryState.detail(word));
        yield LedgerCode.ALREADY_FAILED;
      }
      default ->
          table.isSame(entry, chain, timeoutMillis)
              ? LedgerCode.EXISTS
              : LedgerCode.EXISTS_DIFFERENT;
    };
  }

  private static LedgerCode unavailable(int claimed) {
    return claimed == EntryTable.FULL ? LedgerCode.FULL : LedgerCode.RETRYABLE;
  }

  /** Takes from each counter in turn; all but the last may have to be given back. */
  private int takeAll(Chain chain) {
    int last = chain.count - 1;
    for (int i = 0; i <= last; i++) {
      int counter = chain.counters[i];
      int taken = counters.take(counter, counters.need(counter, chain.amountMinor), i < last);
      if (taken != Counters.TAKEN) {
        failedCounter = counter;
        undo(chain, i);
        return taken;
      }
    }
    for (int i = 0; i < last; i++) {
      counters.keep(chain.counters[i]);
    }
    return Counters.TAKEN;
  }

  private void undo(Chain chain, int count) {
    for (int i = count - 1; i >= 0; i--) {
      int counter = chain.counters[i];
      counters.undo(counter, counters.need(counter, chain.amountMinor));
    }
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
