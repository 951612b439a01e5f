package io.verdict.matcher.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Pending reservations by the time when they expire: a wheel of buckets, each a stack of entries.
 *
 * <p><b>Thread safety</b>: {@link #add} by any threads, lock-free; {@link #drain} by one at a time.
 */
final class ExpiryWheel {
  /*
   * Buckets of 1,024 ms; 4,096 of them go round in 70 minutes, later deadlines go round again. An
   * entry is in one bucket at most, so one link each is enough and nothing is allocated.
   */
  private static final int TICK_SHIFT = 10;
  private static final int BUCKETS = 4096;
  private static final int NONE = -1;

  /** Ticks looked at again, for a thread that read the clock long before it added. */
  private static final int OVERLAP_TICKS = 4;

  private static final VarHandle HEADS = MethodHandles.arrayElementVarHandle(int[].class);

  /** Takes what has left the wheel. */
  @FunctionalInterface
  interface Sink {
    void due(int entry);
  }

  private final int[] heads = new int[BUCKETS];
  private final int[] nexts;
  private final EntryTable table;
  private long doneTick = Long.MIN_VALUE;

  ExpiryWheel(EntryTable table) {
    this.nexts = new int[table.places()];
    this.table = table;
    Arrays.fill(heads, NONE);
  }

  void add(int entry) {
    push(bucket(table.deadline(entry) >> TICK_SHIFT), entry);
  }

  private void push(int bucket, int entry) {
    int head;
    do {
      head = (int) HEADS.getAcquire(heads, bucket);
      nexts[entry] = head;
    } while (!HEADS.compareAndSet(heads, bucket, head, entry));
  }

  /** Hands over every entry whose deadline is not after a time. */
  void drain(long nowMillis, Sink sink) {
    long tick = nowMillis >> TICK_SHIFT;
    long first = doneTick == Long.MIN_VALUE ? tick - BUCKETS + 1 : doneTick - OVERLAP_TICKS;
    first = Math.max(first, tick - BUCKETS + 1);
    for (long t = first; t <= tick; t++) {
      drainBucket(bucket(t), nowMillis, sink);
    }
    doneTick = tick;
  }

  private void drainBucket(int bucket, long nowMillis, Sink sink) {
    int entry = (int) HEADS.getAndSet(heads, bucket, NONE);
    while (entry != NONE) {
      int next = nexts[entry];
      if (table.deadline(entry) <= nowMillis) {
        sink.due(entry);
      } else {
        push(bucket, entry);
      }
      entry = next;
    }
  }

  private static int bucket(long tick) {
    return (int) (tick & (BUCKETS - 1));
  }
}
