package io.verdict.features.velocity;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counters with one writer, which orders its writes and never waits. */
final class StoreCounts {
  static final int APPLIED = 0;
  static final int DUPLICATE = 1;
  static final int LATE = 2;
  static final int FUTURE = 3;
  static final int INVALID = 4;
  static final int REFUSED = 5;
  static final int TRUNCATED = 6;
  static final int EVICTED = 7;
  static final int REJECTED = 8;
  static final int SPILLED = 9;
  static final int BLOCKED = 10;
  private static final int SIZE = 11;

  private final AtomicLongArray counts = new AtomicLongArray(SIZE);

  void add(int counter) {
    counts.lazySet(counter, counts.getPlain(counter) + 1);
  }

  long get(int counter) {
    return counts.get(counter);
  }
}
