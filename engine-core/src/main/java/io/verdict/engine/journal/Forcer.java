package io.verdict.engine.journal;

import java.util.concurrent.TimeUnit;

/**
 * Makes published frames durable and tells those who wait. Whoever calls {@link #force} first does
 * the work for all that were published until then; the others find it done.
 *
 * <p><b>Thread safety</b>: any threads. <b>Allocation</b>: none.
 */
final class Forcer {

  private final Object waiters = new Object();
  private Segment oldestUnforced;
  private volatile long durableSequence;

  /**
   * Starts with everything recovered counted as not yet forced: a dead process may have left it in
   * the page cache alone.
   */
  Forcer(Segment tail, long durableSequence) {
    this.oldestUnforced = tail;
    this.durableSequence = durableSequence;
  }

  long durableSequence() {
    return durableSequence;
  }

  /** Forces everything published up to {@code target}, which was read before this call. */
  synchronized void force(long target) {
    if (durableSequence >= target) {
      return;
    }
    Segment segment = oldestUnforced;
    while (true) {
      Segment next = segment.next; // read before published: with a successor it is final
      int end = segment.published;
      if (end > segment.forcedOffset) {
        segment.force(segment.forcedOffset, end);
        segment.forcedOffset = end;
      }
      if (next == null) {
        break;
      }
      segment = next;
    }
    oldestUnforced = segment;
    segment.markForced(target);
    durableSequence = target;
    wakeWaiters();
  }

  /** Forces the mark of the last force too, so that a clean end is known at the next start. */
  synchronized void forceMark() {
    oldestUnforced.force(0, Segment.HEADER_BYTES);
  }

  void wakeWaiters() {
    synchronized (waiters) {
      waiters.notifyAll();
    }
  }

  /**
   * Waits until {@code sequence} is durable, {@code stop} says so, or the time has passed.
   *
   * @return whether it is durable
   */
  boolean await(long sequence, long timeoutNanos, StopCondition stop) throws InterruptedException {
    long deadline = System.nanoTime() + timeoutNanos;
    synchronized (waiters) {
      while (durableSequence < sequence && !stop.isStopped()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          break;
        }
        TimeUnit.NANOSECONDS.timedWait(waiters, left);
      }
    }
    return durableSequence >= sequence;
  }

  /** Tells a waiting thread to give up. */
  @FunctionalInterface
  interface StopCondition {

    boolean isStopped();
  }
}
