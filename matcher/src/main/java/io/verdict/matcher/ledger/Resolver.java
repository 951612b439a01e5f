package io.verdict.matcher.ledger;

/**
 * Posts, releases and expires reservations, each at most once.
 *
 * <p>The order is always: change the state word by a CAS, which decides who has done it; append the
 * record; give back to the counters. So nobody can take what came back before its record stands in
 * the log, and every prefix of the log keeps every limit.
 */
final class Resolver {
  private final EntryTable table;
  private final Counters counters;
  private final Trail trail;

  Resolver(QuotaLedger ledger, Trail trail) {
    this.table = ledger.table;
    this.counters = ledger.counters;
    this.trail = trail;
  }

  /** Carries out the resolution that stands unpublished at its place, and publishes it. */
  LedgerCode resolve(int own, Verb verb, long now) {
    int pending = pendingFor(verb, table.refHigh(own), table.refLow(own));
    if (pending == EntryTable.BUSY || pending == EntryTable.FULL) {
      table.publish(own, EntryState.RETRY);
      return pending == EntryTable.FULL ? LedgerCode.FULL : LedgerCode.RETRYABLE;
    }
    LedgerCode answer;
    do {
      answer =
          pending == EntryTable.ABSENT ? LedgerCode.NOT_FOUND : settle(pending, own, verb, now);
    } while (answer == LedgerCode.RETRYABLE);
    if (answer != LedgerCode.OK) {
      trail.resolved(table, own, answer);
    }
    table.publish(own, EntryState.word(EntryState.RESOLUTION, answer.ordinal()));
    return answer;
  }

  /** The reservation's place; a release that finds none leaves a tombstone. */
  private int pendingFor(Verb verb, long high, long low) {
    if (verb != Verb.RELEASE) {
      return table.find(high, low);
    }
    int claimed = table.claim(high, low);
    if (claimed >= 0) {
      table.publish(claimed, EntryState.TOMBSTONE);
      return EntryTable.ABSENT;
    }
    return EntryTable.isExisting(claimed) ? EntryTable.existing(claimed) : claimed;
  }

  /** One attempt at the state that the reservation has now; RETRYABLE when that has changed. */
  private LedgerCode settle(int pending, int own, Verb verb, long now) {
    long word = table.word(pending);
    LedgerCode obstacle = obstacle(word, verb);
    if (obstacle != null) {
      return obstacle;
    }
    boolean holds = word == EntryState.PENDING;
    if (holds && verb != Verb.FORCE && table.deadline(pending) <= now) {
      expire(pending, now);
      return LedgerCode.RETRYABLE;
    }
    long posted = posted(pending, own, verb);
    if (posted > table.amount(pending)) {
      return LedgerCode.EXCEEDS_PENDING;
    }
    if (!table.cas(pending, word, stateAfter(verb, posted))) {
      return LedgerCode.RETRYABLE;
    }
    trail.resolved(table, own, LedgerCode.OK);
    if (holds) {
      giveBack(pending, verb == Verb.RELEASE ? 0 : posted, verb == Verb.RELEASE);
    } else {
      overdraw(pending, posted);
    }
    return LedgerCode.OK;
  }

  /** Why a reservation in that state cannot be resolved so, or null. */
  static LedgerCode obstacle(long word, Verb verb) {
    return switch (EntryState.code(word)) {
      case EntryState.PENDING -> null;
      case EntryState.POSTED -> LedgerCode.ALREADY_POSTED;
      case EntryState.RELEASED -> verb == Verb.FORCE ? null : LedgerCode.ALREADY_VOIDED;
      case EntryState.EXPIRED -> verb == Verb.FORCE ? null : LedgerCode.EXPIRED;
      case EntryState.TOMBSTONE -> LedgerCode.ALREADY_VOIDED;
      default -> LedgerCode.NOT_FOUND;
    };
  }

  /** How much a resolution makes final. */
  long posted(int pending, int own, Verb verb) {
    long asked = table.amount(own);
    return verb != Verb.RELEASE && asked == LedgerSession.ALL ? table.amount(pending) : asked;
  }

  static long stateAfter(Verb verb, long posted) {
    return verb == Verb.RELEASE ? EntryState.RELEASED : EntryState.word(EntryState.POSTED, posted);
  }

  /** Expires a reservation whose time is over; false when somebody was faster. */
  boolean expire(int entry, long now) {
    if (table.deadline(entry) > now || !table.cas(entry, EntryState.PENDING, EntryState.EXPIRED)) {
      return false;
    }
    trail.expired(table, entry, now);
    giveBack(entry, 0, true);
    return true;
  }

  /** Gives back what is held beyond the posted amount; all of it when nothing was posted. */
  void giveBack(int entry, long posted, boolean all) {
    long reserved = table.amount(entry);
    for (int i = 0; i < table.count(entry); i++) {
      int counter = table.counter(entry, i);
      long held = counters.need(counter, reserved);
      counters.give(counter, all ? held : held - counters.need(counter, posted));
    }
  }

  /** Gives back what a reservation held, but for the counters that another chain draws on too. */
  void giveBackBut(int entry, Chain kept) {
    for (int i = 0; i < table.count(entry); i++) {
      int counter = table.counter(entry, i);
      if (!kept.has(counter)) {
        counters.give(counter, counters.need(counter, table.amount(entry)));
      }
    }
  }

  /** Takes, without asking, what has moved after the reservation had ended. */
  void overdraw(int entry, long posted) {
    for (int i = 0; i < table.count(entry); i++) {
      int counter = table.counter(entry, i);
      counters.overdraw(counter, counters.need(counter, posted));
    }
  }
}
