package io.verdict.matcher.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Applies the records of a log to a ledger that nobody uses yet.
 *
 * <p>A reservation that the log leaves pending holds its amounts without a deadline: its funder may
 * have paid while nobody listened. {@link QuotaLedger#forEachPending} lists them; each is to be
 * queried and then posted or released.
 *
 * <p><b>Thread safety</b>: confined.
 */
public final class LedgerRecovery {
  /** A deadline that never comes. */
  static final long HELD = Long.MAX_VALUE;

  private final QuotaLedger ledger;
  private final EntryTable table;
  private final Resolver resolver;
  private final Chain chain = new Chain();
  private final Asking asking = new Asking();

  private byte[] source = new byte[0];
  private int offset;

  private LedgerRecovery(QuotaLedger ledger) {
    this.ledger = ledger;
    this.table = ledger.table;
    this.resolver = new Resolver(ledger, new Trail(LedgerLog.NONE));
  }

  /** A recovery of an empty ledger. */
  public static LedgerRecovery of(QuotaLedger ledger) {
    if (ledger.counterCount() != 0 || ledger.entryCount() != 0) {
      throw new IllegalStateException("a ledger is recovered before it is used");
    }
    return new LedgerRecovery(ledger);
  }

  /**
   * Applies one record; records come in the order of the log.
   *
   * @return false when the type is none of a ledger's, so that a log may be shared
   * @throws IllegalStateException if the record contradicts those before it, or the ledger's limits
   *     are too small for the log
   */
  public boolean apply(int type, byte[] bytes, int start, int length) {
    Objects.checkFromIndexSize(start, length, bytes.length);
    source = bytes;
    offset = start;
    switch (type) {
      case LedgerRecords.RESERVED, LedgerRecords.REFUSED, LedgerRecords.RESERVED_AS ->
          reservation(type);
      case LedgerRecords.RESOLVED -> resolution();
      case LedgerRecords.EXPIRED -> expiry();
      case LedgerRecords.COUNTER -> counter();
      case LedgerRecords.LIMIT -> limit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private long nextLong() {
    offset += Long.BYTES;
    return LedgerRecords.longAt(source, offset - Long.BYTES);
  }

  private int nextInt() {
    offset += Integer.BYTES;
    return LedgerRecords.intAt(source, offset - Integer.BYTES);
  }

  private void reservation(int type) {
    int entry = claim(nextLong(), nextLong());
    chain.clear().amount(nextLong());
    long deadline = nextLong();
    long timeout = nextLong();
    int answer = nextInt();
    int count = nextInt();
    for (int i = 0; i < count; i++) {
      chain.add(nextInt());
    }
    ledger.advance(deadline - timeout);
    asking.plain(chain, timeout);
    if (type == LedgerRecords.RESERVED_AS) {
      asking.kind = nextInt();
      asking.of(nextLong(), nextLong());
    }
    long amount = chain.amountMinor();
    table.write(entry, asking, amount, HELD);
    if (type == LedgerRecords.REFUSED) {
      table.publish(entry, EntryState.word(EntryState.REFUSED, answer));
      return;
    }
    int replaced = asking.kind >= Asking.REBOOKED ? rebooked() : EntryTable.ABSENT;
    take(replaced, amount);
    table.publish(entry, EntryState.PENDING);
    if (replaced >= 0) {
      resolver.giveBackBut(replaced, chain);
    }
  }

  private void take(int replaced, long amount) {
    for (int i = 0; i < chain.count(); i++) {
      int counter = chain.counter(i);
      ledger.requireCounter(counter);
      if (replaced < 0 || !table.draws(replaced, counter)) {
        long need = ledger.counters.need(counter, amount);
        if (asking.kind == Asking.FORCED) {
          ledger.counters.overdraw(counter, need);
        } else {
          ledger.counters.takeLogged(counter, need);
        }
      }
    }
  }

  /** The reservation that the present one replaces; it holds nothing from now on. */
  private int rebooked() {
    int replaced = table.find(asking.refHigh, asking.refLow);
    if (replaced < 0 || table.word(replaced) != EntryState.PENDING) {
      throw new IllegalStateException("the log rebooks what it did not reserve");
    }
    table.publish(replaced, EntryState.RELEASED);
    return replaced;
  }

  private int claim(long high, long low) {
    int entry = table.claim(high, low);
    if (entry == EntryTable.FULL) {
      throw new IllegalStateException(
          "the log holds more ids than LedgerLimits.entries allows; allow more");
    }
    if (entry < 0) {
      throw new IllegalStateException("the log uses an id twice; it is not one ledger's log");
    }
    return entry;
  }

  private void resolution() {
    int own = claim(nextLong(), nextLong());
    long pendingHigh = nextLong();
    long pendingLow = nextLong();
    long amount = nextLong();
    Verb verb = Verb.of(nextInt());
    table.writeResolution(own, verb, pendingHigh, pendingLow, amount);
    LedgerCode answer = LedgerCode.of(nextInt());
    int pending = table.find(pendingHigh, pendingLow);
    if (answer == LedgerCode.OK) {
      settle(pending, own, verb);
    } else if (verb == Verb.RELEASE && pending == EntryTable.ABSENT) {
      table.publish(claim(pendingHigh, pendingLow), EntryState.TOMBSTONE);
    }
    table.publish(own, EntryState.word(EntryState.RESOLUTION, answer.ordinal()));
  }

  private void settle(int pending, int own, Verb verb) {
    if (pending < 0 || Resolver.obstacle(table.word(pending), verb) != null) {
      throw new IllegalStateException("the log resolves what it did not reserve");
    }
    long posted = resolver.posted(pending, own, verb);
    boolean holds = table.word(pending) == EntryState.PENDING;
    table.publish(pending, Resolver.stateAfter(verb, posted));
    if (holds) {
      resolver.giveBack(pending, posted, verb == Verb.RELEASE);
    } else {
      resolver.overdraw(pending, posted);
    }
  }

  private void expiry() {
    int entry = table.find(nextLong(), nextLong());
    ledger.advance(nextLong());
    if (entry < 0 || table.word(entry) != EntryState.PENDING) {
      throw new IllegalStateException("the log lets expire what it did not reserve");
    }
    table.publish(entry, EntryState.EXPIRED);
    resolver.giveBack(entry, 0, true);
  }

  private void counter() {
    int number = nextInt();
    Unit unit = Unit.of(nextInt());
    int share = nextInt();
    long limit = nextLong();
    int length = nextInt();
    String key = new String(source, offset, length, StandardCharsets.UTF_8);
    if (ledger.addCounter(new CounterSpec(key, unit, share, limit)) != number) {
      throw new IllegalStateException("the log opens counters out of order");
    }
  }

  private void limit() {
    int counter = nextInt();
    ledger.requireCounter(counter);
    ledger.counters.changeLimit(counter, nextLong());
    ledger.counters.setClosed(counter, nextInt() != 0);
  }
}
