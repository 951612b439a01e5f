package io.verdict.matcher.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counters and the reservations that draw on them, in two phases: reserve, then post, release or
 * expire. No interleaving of any operations lets a counter give more than its limit.
 *
 * <p>The ledger is a deterministic state machine: the same calls in the same order, each with its
 * time, give the same answers, the same records and the same {@link #stateHash}. It owns its clock,
 * which is the greatest time that any call has brought, so that a caller whose clock runs behind
 * cannot bring a dead reservation back. A replicated engine can carry it over the same {@link
 * LedgerLog}.
 *
 * <p><b>Thread safety</b>: shared; each thread works through a {@link #newSession} of its own.
 * Opening and changing counters takes a monitor; everything else is lock-free.
 *
 * <p><b>Allocation</b>: all at construction, as {@link LedgerLimits} says.
 *
 * <p><b>Lifecycle</b>: make it, {@link LedgerRecovery#apply} what its log holds, then use it.
 */
public final class QuotaLedger {
  /** A reservation that waits for its resolution. */
  @FunctionalInterface
  public interface PendingVisitor {
    /** Receives one; the order is not stated. */
    void pending(long idHigh, long idLow, long amountMinor);
  }

  final Counters counters;
  final EntryTable table;
  final ExpiryWheel wheel;
  final LedgerLog log;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final LedgerRecords records = new LedgerRecords();
  private final AtomicLong clockMillis = new AtomicLong(Long.MIN_VALUE);
  private final AtomicBoolean expiring = new AtomicBoolean();
  private volatile int counterCount;

  private QuotaLedger(LedgerLimits limits, LedgerLog log) {
    this.counters = new Counters(limits.counters());
    this.table = new EntryTable(limits.entries());
    this.wheel = new ExpiryWheel(table);
    this.log = Objects.requireNonNull(log, "log");
  }

  /** Makes an empty ledger. */
  public static QuotaLedger create(LedgerLimits limits, LedgerLog log) {
    return new QuotaLedger(limits, log);
  }

  /** A new confined session. */
  public LedgerSession newSession() {
    return new LedgerSession(this);
  }

  /**
   * Opens a counter, or finds the one of that key.
   *
   * @return its number, from 0 in the order of opening
   * @throws IllegalStateException when the ledger has no room for another
   */
  public int openCounter(CounterSpec spec) {
    synchronized (numbers) {
      Integer known = numbers.get(spec.key());
      if (known != null) {
        return known;
      }
      records.counter(log, counterCount, spec);
      return addCounter(spec);
    }
  }

  /** Adds a counter that the log knows already. */
  int addCounter(CounterSpec spec) {
    synchronized (numbers) {
      int number = counterCount;
      if (number == counters.capacity()) {
        throw new IllegalStateException(
            "the ledger has its " + number + " counters; allow more in LedgerLimits.counters");
      }
      counters.open(number, spec);
      numbers.put(spec.key(), number);
      counterCount = number + 1;
      return number;
    }
  }

  /** The number of a counter's key, or -1. */
  public int counterOf(String key) {
    synchronized (numbers) {
      return numbers.getOrDefault(key, -1);
    }
  }

  /**
   * Changes a limit. Lowered below what is in use, nothing is taken back; nothing more passes until
   * enough has come back.
   */
  public void changeLimit(int counter, long limit) {
    requireCounter(counter);
    if (limit < 0 || limit > CounterSpec.MAX_LIMIT) {
      throw new IllegalArgumentException("the limit is outside 0.." + CounterSpec.MAX_LIMIT);
    }
    synchronized (numbers) {
      records.limit(log, counter, limit, counters.isClosed(counter));
      counters.changeLimit(counter, limit);
    }
  }

  /** Closes a counter, so that every reservation on it is refused, or opens it again. */
  public void setClosed(int counter, boolean closed) {
    requireCounter(counter);
    synchronized (numbers) {
      records.limit(log, counter, counters.limit(counter), closed);
      counters.setClosed(counter, closed);
    }
  }

  void requireCounter(int counter) {
    Objects.checkIndex(counter, counterCount);
  }

  /** Number of counters opened. */
  public int counterCount() {
    return counterCount;
  }

  /** What is left of a counter; advisory, since others take at the same time. */
  public long available(int counter) {
    requireCounter(counter);
    return counters.available(counter);
  }

  /**
   * Whether every counter of a chain seems to have room; advisory, but cheap and without a trace.
   */
  public boolean hasRoom(Chain chain) {
    for (int i = 0; i < chain.count; i++) {
      int counter = chain.counters[i];
      if (counters.available(counter) < counters.need(counter, chain.amountMinor)) {
        return false;
      }
    }
    return true;
  }

  /** The highest number of the log up to which every record is durable. */
  public long durableSequence() {
    return log.durableSequence();
  }

  /** A counter's limit. */
  public long limit(int counter) {
    requireCounter(counter);
    return counters.limit(counter);
  }

  /**
   * What {@link LedgerSession#forcePost} took without asking for room; where there was none, {@code
   * available} is negative by it and nothing more passes.
   */
  public long overdraft(int counter) {
    requireCounter(counter);
    return counters.overdraft(counter);
  }

  /** The ledger's time; {@link Long#MIN_VALUE} before the first call. */
  public long clockMillis() {
    return clockMillis.get();
  }

  /** Advances the clock to a caller's time, unless it is behind. */
  long advance(long nowMillis) {
    long clock = clockMillis.get();
    while (clock < nowMillis) {
      if (clockMillis.compareAndSet(clock, nowMillis)) {
        return nowMillis;
      }
      clock = clockMillis.get();
    }
    return clock;
  }

  boolean beginExpiring() {
    return expiring.compareAndSet(false, true);
  }

  void endExpiring() {
    expiring.set(false);
  }

  /** Ids that are remembered. */
  public int entryCount() {
    return table.used();
  }

  /** Visits every reservation that holds its amounts; after a recovery, those to reconcile. */
  public void forEachPending(PendingVisitor visitor) {
    for (int at = 0; at < table.places(); at++) {
      if (EntryState.code(table.word(at)) == EntryState.PENDING) {
        visitor.pending(table.high(at), table.low(at), table.amount(at));
      }
    }
  }

  /**
   * Compares every counter with the reservations that draw on it: limit = available + pending +
   * posted. Exact while no other thread works on the ledger.
   *
   * @return how many counters differ; anything but 0 is a defect
   */
  public int reconcile() {
    return LedgerAudit.of(this).differences();
  }

  /** A digest of all counters and reservations that does not depend on where they lie. */
  public long stateHash() {
    return LedgerAudit.stateHash(this);
  }
}
