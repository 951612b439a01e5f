package io.verdict.matcher.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What is left of each limit, as one word that decides alone whether a reservation passes.
 *
 * <p><b>Thread safety</b>: any threads; lock-free.
 */
final class Counters {
  /*
   * word = available << 12 | closed << 11 | takers, each word on two cache lines of its own
   * (adjacent lines are fetched together).
   *
   * takers counts reservations that have taken here but may still give back, because a later
   * counter of their chain may be short. A refusal is final only when there are none: the word
   * alone proves that no interleaving would have had room. Otherwise the attempt spins shortly and
   * then answers RETRYABLE, so that a phantom never becomes a sticky refusal. Without the takers
   * two doomed attempts could refuse each other for ever under two ids.
   */
  static final int TAKEN = 0;
  static final int SHORT = 1;
  static final int CLOSED = 2;
  static final int CONTENDED = 3;

  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int STRIDE = 16;
  private static final int SHIFT = 12;
  private static final long CLOSED_BIT = 1 << 11;
  private static final long TAKERS = CLOSED_BIT - 1;
  private static final int SPINS = 256;

  private final long[] words;
  private final long[] limits;
  private final long[] overdrafts;
  private final int[] shares;
  private final boolean[] counts;

  Counters(int capacity) {
    words = new long[capacity * STRIDE];
    limits = new long[capacity];
    overdrafts = new long[capacity];
    shares = new int[capacity];
    counts = new boolean[capacity];
  }

  int capacity() {
    return limits.length;
  }

  /** Sets up a counter before its number is handed out. */
  void open(int counter, CounterSpec spec) {
    limits[counter] = spec.limit();
    shares[counter] = spec.shareMillionths();
    counts[counter] = spec.unit() == Unit.COUNT;
    WORDS.setVolatile(words, counter * STRIDE, spec.limit() << SHIFT);
  }

  /** What a reservation of an amount takes from a counter. */
  long need(int counter, long amountMinor) {
    if (counts[counter]) {
      return 1;
    }
    int share = shares[counter];
    return share == CounterSpec.WHOLE
        ? amountMinor
        : -Math.floorDiv(-amountMinor * share, CounterSpec.WHOLE);
  }

  /** The largest amount, up to one that is asked for, that what is left has room for. */
  long fitting(int counter, long askedMinor) {
    long left = available(counter);
    if (left >= need(counter, askedMinor)) {
      return askedMinor;
    }
    return counts[counter] || left < 0 ? 0 : left * CounterSpec.WHOLE / shares[counter];
  }

  /** Takes if there is room; as a taker when it may have to give back. */
  int take(int counter, long need, boolean asTaker) {
    int at = counter * STRIDE;
    int spins = 0;
    while (true) {
      long word = (long) WORDS.getVolatile(words, at);
      if ((word & CLOSED_BIT) != 0) {
        return CLOSED;
      }
      if (word >> SHIFT >= need) {
        long taken = word - (need << SHIFT) + (asTaker ? 1 : 0);
        if (WORDS.compareAndSet(words, at, word, taken)) {
          return TAKEN;
        }
      } else if ((word & TAKERS) == 0) {
        return SHORT;
      } else if (++spins > SPINS) {
        return CONTENDED;
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** A taker keeps what it took. */
  void keep(int counter) {
    add(counter, -1);
  }

  /** A taker gives back what it took. */
  void undo(int counter, long need) {
    add(counter, (need << SHIFT) - 1);
  }

  /** Gives back what a reservation held. */
  void give(int counter, long need) {
    add(counter, need << SHIFT);
  }

  /** Takes whether there is room or not. */
  void takeLogged(int counter, long need) {
    add(counter, -(need << SHIFT));
  }

  private void add(int counter, long delta) {
    WORDS.getAndAdd(words, counter * STRIDE, delta);
  }

  /** Takes for money that has moved already; available may turn negative by it. */
  void overdraw(int counter, long need) {
    WORDS.getAndAdd(overdrafts, counter, need);
    takeLogged(counter, need);
  }

  /** Changes a limit; below what is in use, {@code available} turns negative and nothing passes. */
  void changeLimit(int counter, long limit) {
    add(counter, (limit - limits[counter]) << SHIFT);
    limits[counter] = limit;
  }

  void setClosed(int counter, boolean closed) {
    int at = counter * STRIDE;
    if (closed) {
      WORDS.getAndBitwiseOr(words, at, CLOSED_BIT);
    } else {
      WORDS.getAndBitwiseAnd(words, at, ~CLOSED_BIT);
    }
  }

  boolean isClosed(int counter) {
    return ((long) WORDS.getVolatile(words, counter * STRIDE) & CLOSED_BIT) != 0;
  }

  long available(int counter) {
    return (long) WORDS.getVolatile(words, counter * STRIDE) >> SHIFT;
  }

  long limit(int counter) {
    return limits[counter];
  }

  long overdraft(int counter) {
    return (long) WORDS.getVolatile(overdrafts, counter);
  }
}
