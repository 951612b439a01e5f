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
   * probing free of the usual hazards of reuse.
   *
   * An entry is 16 longs, two cache lines: word, id, amount, deadline, timeout with kind and number
   * of counters (a resolution: its verb), id of the reservation that a resolution or rebooking is
   * of (of a balanced one: the amounts asked for), and the counters, two a long. Tags lie apart,
   * eight a line, since a search reads only them.
   */
  static final int FULL = -1;
  static final int BUSY = -2;
  static final int ABSENT = -3;

  private static final int EXISTING = -4;
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private static final int STRIDE = 16;
  private static final int WORD = 0;
  private static final int HIGH = 1;
  private static final int LOW = 2;
  private static final int AMOUNT = 3;
  private static final int DEADLINE = 4;
  private static final int TIMEOUT = 5;
  private static final int REF_HIGH = 6;
  private static final int REF_LOW = 7;
  private static final int CHAIN = 8;
  private static final int COUNT_BITS = 8;
  private static final int KIND_SHIFT = 5;
  private static final int COUNT_MASK = (1 << KIND_SHIFT) - 1;
  private static final int KIND_MASK = (1 << (COUNT_BITS - KIND_SHIFT)) - 1;

  private final long[] tags;
  private final long[] cells;
  private final int mask;
  private final int capacity;
  private final AtomicInteger used = new AtomicInteger();

  EntryTable(int capacity) {
    int places = Math.max(16, Integer.highestOneBit(capacity * 2 - 1) << 1);
    this.capacity = capacity;
    this.mask = places - 1;
    tags = new long[places];
    cells = new long[places * STRIDE];
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
          cells[at * STRIDE + HIGH] = high;
          cells[at * STRIDE + LOW] = low;
          return at;
        }
        used.getAndDecrement();
      }
      if (found == tag) {
        long word = word(at);
        if (word == EntryState.CLAIMED) {
          return BUSY;
        }
        if (high(at) == high && low(at) == low) {
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
        if (high(at) == high && low(at) == low) {
          return word == EntryState.RETRY ? ABSENT : at;
        }
      }
      at = (at + 1) & mask;
    }
  }

  long word(int at) {
    return (long) LONGS.getAcquire(cells, at * STRIDE + WORD);
  }

  void publish(int at, long word) {
    LONGS.setRelease(cells, at * STRIDE + WORD, word);
  }

  boolean cas(int at, long expected, long word) {
    return LONGS.compareAndSet(cells, at * STRIDE + WORD, expected, word);
  }

  long high(int at) {
    return cells[at * STRIDE + HIGH];
  }

  long low(int at) {
    return cells[at * STRIDE + LOW];
  }

  long amount(int at) {
    return cells[at * STRIDE + AMOUNT];
  }

  long deadline(int at) {
    return cells[at * STRIDE + DEADLINE];
  }

  long timeout(int at) {
    return cells[at * STRIDE + TIMEOUT] >> COUNT_BITS;
  }

  int count(int at) {
    return (int) cells[at * STRIDE + TIMEOUT] & COUNT_MASK;
  }

  /** How a reservation was asked for: a constant of {@link Asking}. */
  int kind(int at) {
    return ((int) cells[at * STRIDE + TIMEOUT] >> KIND_SHIFT) & KIND_MASK;
  }

  long refHigh(int at) {
    return cells[at * STRIDE + REF_HIGH];
  }

  long refLow(int at) {
    return cells[at * STRIDE + REF_LOW];
  }

  int counter(int at, int position) {
    long pair = cells[at * STRIDE + CHAIN + (position >> 1)];
    return (int) (pair >>> ((position & 1) * Integer.SIZE));
  }

  /** Whether a reservation draws on a counter. */
  boolean draws(int at, int counter) {
    for (int i = 0; i < count(at); i++) {
      if (counter(at, i) == counter) {
        return true;
      }
    }
    return false;
  }

  /** Writes a reservation of an amount; before it is published. */
  void write(int at, Asking asking, long amountMinor, long deadlineMillis) {
    Chain chain = asking.chain;
    int cell = at * STRIDE;
    cells[cell + AMOUNT] = amountMinor;
    cells[cell + DEADLINE] = deadlineMillis;
    cells[cell + TIMEOUT] =
        asking.timeoutMillis << COUNT_BITS | (long) asking.kind << KIND_SHIFT | chain.count;
    cells[cell + REF_HIGH] = asking.refHigh;
    cells[cell + REF_LOW] = asking.refLow;
    for (int i = 0; i < chain.count; i += 2) {
      long second = i + 1 < chain.count ? chain.counters[i + 1] : 0;
      cells[cell + CHAIN + (i >> 1)] = second << Integer.SIZE | chain.counters[i];
    }
  }

  /** Writes what a post or release is of; before it is published. */
  void writeResolution(int at, Verb verb, long pendingHigh, long pendingLow, long amountMinor) {
    int cell = at * STRIDE;
    cells[cell + AMOUNT] = amountMinor;
    cells[cell + TIMEOUT] = (long) verb.ordinal() << COUNT_BITS;
    cells[cell + REF_HIGH] = pendingHigh;
    cells[cell + REF_LOW] = pendingLow;
  }

  /** Whether a published resolution is the same. */
  boolean isSameResolution(int at, Verb verb, long pendingHigh, long pendingLow, long amountMinor) {
    return timeout(at) == verb.ordinal()
        && refHigh(at) == pendingHigh
        && refLow(at) == pendingLow
        && amount(at) == amountMinor;
  }

  /** Whether a published reservation was asked for with the same words. */
  boolean isSame(int at, Asking asking) {
    Chain chain = asking.chain;
    boolean isSame =
        kind(at) == asking.kind
            && refHigh(at) == asking.refHigh
            && refLow(at) == asking.refLow
            && timeout(at) == asking.timeoutMillis
            && count(at) == chain.count
            && (asking.kind != Asking.PLAIN || amount(at) == chain.amountMinor);
    for (int i = 0; isSame && i < chain.count; i++) {
      isSame = counter(at, i) == chain.counters[i];
    }
    return isSame;
  }

  /** A mixed, never zero digest of an id. */
  private static long tag(long high, long low) {
    long mixed = Mix.mix(high * 0x9E3779B97F4A7C15L ^ Mix.mix(low));
    return mixed == 0 ? 1 : mixed;
  }
}
