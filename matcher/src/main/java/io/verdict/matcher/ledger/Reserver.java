package io.verdict.matcher.ledger;

/**
 * Takes for one session's reservations.
 *
 * <p>The order is always: take from the counters; append the record; publish. What a rebooking
 * frees comes back after its record, as with every resolution.
 */
final class Reserver {
  private static final int MAX_CLAMPS = 8;

  private final QuotaLedger ledger;
  private final EntryTable table;
  private final Counters counters;
  private final Trail trail;
  private final Resolver resolver;

  int failedCounter;
  long reservedMinor;
  LedgerCode firstAnswer;

  Reserver(QuotaLedger ledger, Trail trail, Resolver resolver) {
    this.ledger = ledger;
    this.table = ledger.table;
    this.counters = ledger.counters;
    this.trail = trail;
    this.resolver = resolver;
  }

  LedgerCode reserve(long idHigh, long idLow, Asking asking, long now) {
    failedCounter = -1;
    reservedMinor = 0;
    int entry = table.claim(idHigh, idLow);
    if (entry < 0) {
      return EntryTable.isExisting(entry)
          ? answerAgain(EntryTable.existing(entry), asking)
          : LedgerSession.unavailable(entry);
    }
    return switch (asking.kind) {
      case Asking.PLAIN -> plain(entry, asking, now);
      case Asking.BALANCED -> balanced(entry, asking, now);
      default -> rebook(entry, asking, now);
    };
  }

  private LedgerCode answerAgain(int entry, Asking asking) {
    long word = table.word(entry);
    return switch (EntryState.code(word)) {
      case EntryState.TOMBSTONE -> LedgerCode.ALREADY_VOIDED;
      case EntryState.RESOLUTION -> LedgerCode.EXISTS_DIFFERENT;
      case EntryState.RETRY -> LedgerCode.RETRYABLE;
      case EntryState.REFUSED -> {
        firstAnswer = LedgerCode.of((int) EntryState.detail(word));
        yield LedgerCode.ALREADY_FAILED;
      }
      default -> {
        reservedMinor = table.amount(entry);
        yield table.isSame(entry, asking) ? LedgerCode.EXISTS : LedgerCode.EXISTS_DIFFERENT;
      }
    };
  }

  private LedgerCode plain(int entry, Asking asking, long now) {
    long amount = asking.chain.amountMinor;
    int taken = takeAll(asking.chain, amount);
    return taken == Counters.TAKEN ? hold(entry, asking, amount, now) : fail(entry, asking, taken);
  }

  /**
   * Clamps to what is seen to be left; when that is gone at once, to less, at last to the least.
   */
  private LedgerCode balanced(int entry, Asking asking, long now) {
    long least = asking.refLow;
    long amount = Math.max(least, fitting(asking.chain));
    int taken = takeAll(asking.chain, amount);
    for (int i = 1; taken == Counters.SHORT && amount > least; i++) {
      amount = i < MAX_CLAMPS ? Math.max(least, fitting(asking.chain)) : least;
      taken = takeAll(asking.chain, amount);
    }
    return taken == Counters.TAKEN ? hold(entry, asking, amount, now) : fail(entry, asking, taken);
  }

  private long fitting(Chain chain) {
    long most = chain.amountMinor;
    for (int i = 0; i < chain.count; i++) {
      most = Math.min(most, counters.fitting(chain.counters[i], chain.amountMinor));
    }
    return most;
  }

  private LedgerCode hold(int entry, Asking asking, long amount, long now) {
    table.write(entry, asking, amount, now + asking.timeoutMillis);
    trail.reserved(table, entry);
    table.publish(entry, EntryState.PENDING);
    ledger.wheel.add(entry);
    reservedMinor = amount;
    return LedgerCode.OK;
  }

  private LedgerCode fail(int entry, Asking asking, int taken) {
    if (taken == Counters.CONTENDED) {
      table.publish(entry, EntryState.RETRY);
      return LedgerCode.RETRYABLE;
    }
    return refuse(
        entry, asking, taken == Counters.CLOSED ? LedgerCode.CLOSED : LedgerCode.INSUFFICIENT);
  }

  private LedgerCode refuse(int entry, Asking asking, LedgerCode answer) {
    table.write(
        entry, asking, asking.chain.amountMinor, ledger.clockMillis() + asking.timeoutMillis);
    trail.refused(table, entry, answer);
    table.publish(entry, EntryState.word(EntryState.REFUSED, answer.ordinal()));
    return answer;
  }

  /** Takes from each counter in turn; all but the last may have to be given back. */
  private int takeAll(Chain chain, long amount) {
    int last = chain.count - 1;
    for (int i = 0; i <= last; i++) {
      int counter = chain.counters[i];
      int taken = counters.take(counter, counters.need(counter, amount), i < last);
      if (taken != Counters.TAKEN) {
        failedCounter = counter;
        for (int k = i - 1; k >= 0; k--) {
          counters.undo(chain.counters[k], counters.need(chain.counters[k], amount));
        }
        return taken;
      }
    }
    for (int i = 0; i < last; i++) {
      counters.keep(chain.counters[i]);
    }
    return Counters.TAKEN;
  }

  /** Moves a pending reservation to another chain: takes what is new, gives back what is over. */
  private LedgerCode rebook(int entry, Asking asking, long now) {
    while (true) {
      int pending = table.find(asking.refHigh, asking.refLow);
      if (pending == EntryTable.BUSY) {
        table.publish(entry, EntryState.RETRY);
        return LedgerCode.RETRYABLE;
      }
      LedgerCode obstacle =
          pending < 0 ? LedgerCode.NOT_FOUND : Resolver.obstacle(table.word(pending), Verb.POST);
      if (obstacle != null) {
        return refuse(entry, asking, obstacle);
      }
      boolean isOver = asking.kind != Asking.FORCED && table.deadline(pending) <= now;
      if (isOver) {
        resolver.expire(pending, now);
        continue;
      }
      long amount = table.amount(pending);
      int taken = takeNew(asking, pending, amount);
      if (taken != Counters.TAKEN) {
        return fail(entry, asking, taken);
      }
      if (table.cas(pending, EntryState.PENDING, EntryState.RELEASED)) {
        keepNew(asking, pending);
        LedgerCode held = hold(entry, asking, amount, now);
        resolver.giveBackBut(pending, asking.chain);
        return held;
      }
      undoNew(asking, pending, asking.chain.count, amount);
    }
  }

  /** As takers, since somebody else may resolve the pending reservation meanwhile. */
  private int takeNew(Asking asking, int pending, long amount) {
    if (asking.kind == Asking.FORCED) {
      return Counters.TAKEN;
    }
    for (int i = 0; i < asking.chain.count; i++) {
      int counter = asking.chain.counters[i];
      if (!table.draws(pending, counter)) {
        int taken = counters.take(counter, counters.need(counter, amount), true);
        if (taken != Counters.TAKEN) {
          failedCounter = counter;
          undoNew(asking, pending, i, amount);
          return taken;
        }
      }
    }
    return Counters.TAKEN;
  }

  private void undoNew(Asking asking, int pending, int count, long amount) {
    for (int i = count - 1; i >= 0 && asking.kind != Asking.FORCED; i--) {
      int counter = asking.chain.counters[i];
      if (!table.draws(pending, counter)) {
        counters.undo(counter, counters.need(counter, amount));
      }
    }
  }

  private void keepNew(Asking asking, int pending) {
    for (int i = 0; i < asking.chain.count; i++) {
      int counter = asking.chain.counters[i];
      if (!table.draws(pending, counter)) {
        if (asking.kind == Asking.FORCED) {
          counters.overdraw(counter, counters.need(counter, table.amount(pending)));
        } else {
          counters.keep(counter);
        }
      }
    }
  }
}
