package io.verdict.matcher.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every id that the ledger has seen, at its place in an open-addressed table of fixed size.
 *
 * <p><b>Thread safety</b>: any threads; lock-free. The thread that claimed an entry writes it and
 * publishes its state; all others read it only after they saw a published state.
 */
final class EntryTable {
  /*
   * A place is claimed by one CAS of the 64-bit tag of an id; its other fields follow and the state
   * word publishes them. A second thread with the same tag meanwhile answers BUSY instead of
   * waiting. Entries are never removed while the ledger lives, which keeps answers sticky and
   * probing free of the usual hazards of reuse; compaction happens when a ledger is opened.
   */
  static final int FULL = -1;
  static final int BUSY = -2;
  static final int ABSENT = -3;

  private static final int EXISTING = -4;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  final long[] highs;
  final long[] lows;
  final long[] amounts;
  final long[] deadlines;
  final long[] timeouts;
  final long[] refHighs;
  final long[] refLows;
  final byte[] counts;
  final int[] chains;

  private final long[] tags;
  private final long[] words;
  private final int mask;
  private final int capacity;
  private final AtomicInteger used = new AtomicInteger();

  EntryTable(int capacity) {
    int places = Math.max(16, Integer.highestOneBit(capacity * 2 - 1) << 1);
    this.capacity = capacity;
    this.mask = places - 1;
    tags = new long[places];
    words = new long[places];
    highs = new long[places];
    lows = new long[places];
    amounts = new long[places];
    deadlines = new long[places];
    timeouts = new long[places];
    refHighs = new long[places];
    refLows = new long[places];
    counts = new byte[places];
    chains = new int[places * Chain.MAX_COUNTERS];
  }

  /** Number of places, all of which may be visited. */
  int places() {
    return mask + 1;
  }

  /** Ids in the table. */
  int used() {
    return used.get();
  }

  /**
   * Claims the place of an id.
   *
   * @return the place if it is the caller's now; {@link #FULL}, {@link #BUSY}, or what {@link
   *     #isExisting} and {@link #existing} read
   */
  int claim(long high, long low) {
    long tag = tag(high, low);
    int at = (int) tag & mask;
    while (true) {
      long found = (long) LONGS.getAcquire(tags, at);
      if (found == 0) {
        if (used.getAndIncrement() >= capacity) {
          used.getAndDecrement();
          return FULL;
        }
        found = (long) LONGS.compareAndExchange(tags, at, 0L, tag);
        if (found == 0) {
          highs[at] = high;
          lows[at] = low;
          return at;
        }
        used.getAndDecrement();
      }
      if (found == tag) {
        long word = word(at);
        if (word == EntryState.CLAIMED) {
          return BUSY;
        }
        if (highs[at] == high && lows[at] == low) {
          return word == EntryState.RETRY ? reclaim(at) : EXISTING - at;
        }
      }
      at = (at + 1) & mask;
    }
  }

  private int reclaim(int at) {
    boolean mine = cas(at, EntryState.RETRY, EntryState.CLAIMED);
    return mine ? at : BUSY;
  }

  static boolean isExisting(int claimed) {
    return claimed <= EXISTING;
  }

  static int existing(int claimed) {
    return EXISTING - claimed;
  }

  /** The place of a published id, {@link #BUSY} or {@link #ABSENT}. */
  int find(long high, long low) {
    long tag = tag(high, low);
    int at = (int) tag & mask;
    while (true) {
      long found = (long) LONGS.getAcquire(tags, at);
      if (found == 0) {
        return ABSENT;
      }
      if (found == tag) {
        long word = word(at);
        if (word == EntryState.CLAIMED) {
          return BUSY;
        }
        if (highs[at] == high && lows[at] == low) {
          return word == EntryState.RETRY ? ABSENT : at;
        }
      }
      at = (at + 1) & mask;
    }
  }

  long word(int at) {
    return (long) LONGS.getAcquire(words, at);
  }

  void publish(int at, long word) {
    LONGS.setRelease(words, at, word);
  }

  boolean cas(int at, long expected, long word) {
    return LONGS.compareAndSet(words, at, expected, word);
  }

  /** Writes what a reservation asks for; before it is published. */
  void write(int at, Chain chain, long timeoutMillis, long deadlineMillis) {
    amounts[at] = chain.amountMinor;
    timeouts[at] = timeoutMillis;
    deadlines[at] = deadlineMillis;
    counts[at] = (byte) chain.count;
    System.arraycopy(chain.counters, 0, chains, at * Chain.MAX_COUNTERS, chain.count);
  }

  /** Whether a published reservation asks for the same. */
  boolean isSame(int at, Chain chain, long timeoutMillis) {
    if (amounts[at] != chain.amountMinor
        || timeouts[at] != timeoutMillis
        || counts[at] != chain.count) {
      return false;
    }
    for (int i = 0; i < chain.count; i++) {
      if (chains[at * Chain.MAX_COUNTERS + i] != chain.counters[i]) {
        return false;
      }
    }
    return true;
  }

  int counter(int at, int position) {
    return chains[at * Chain.MAX_COUNTERS + position];
  }

  /** A mixed, never zero digest of an id. */
  private static long tag(long high, long low) {
    long mixed = Mix.mix(high * 0x9E3779B97F4A7C15L ^ Mix.mix(low));
    return mixed == 0 ? 1 : mixed;
  }
}
