package io.verdict.matcher.cascade;

import io.verdict.engine.port.Clock;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The event loop that a cascade runs on: a clock, an agenda of what is due when, and an inbox.
 *
 * <p>In simulation and replay {@link #runToEnd} jumps from one due action to the next, so that a
 * day of orders takes seconds and the same actions always come in the same order. Live, one thread
 * calls {@link #runUntil} with the time of the wall clock, again and again; {@link #offer} takes
 * answers from other threads in between.
 *
 * <p><b>Thread safety</b>: {@link #offer} by any thread; everything else by the loop's.
 */
public final class CascadeDriver implements Clock, Timers {
  private record Due(long atMillis, long number, Runnable action) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final ConcurrentLinkedQueue<FunderEvent> inbox = new ConcurrentLinkedQueue<>();
  private Cascade cascade;
  private long nowMillis;
  private long nextNumber;

  /** A loop that begins at a time. */
  public CascadeDriver(long startMillis) {
    this.nowMillis = startMillis;
  }

  /** Names the cascade that the timers call; it was made with this loop as its clock and timers. */
  public CascadeDriver drives(Cascade driven) {
    cascade = driven;
    return this;
  }

  @Override
  public long millis() {
    return nowMillis;
  }

  @Override
  public void schedule(long atMillis, TimerKind kind, long order, int attempt) {
    at(atMillis, () -> cascade.onTimer(kind, order, attempt));
  }

  /** Puts an action on the agenda; one for a time that has passed is due now. */
  public void at(long atMillis, Runnable action) {
    agenda.add(new Due(Math.max(atMillis, nowMillis), nextNumber++, action));
  }

  /** Hands in a funder's answer from any thread; taken at the next turn of the loop. */
  public void offer(FunderEvent event) {
    inbox.add(event);
  }

  /** Does everything that is due up to a time, and stands at that time. */
  public void runUntil(long untilMillis) {
    takeInbox();
    while (!agenda.isEmpty() && agenda.peek().atMillis <= untilMillis) {
      runNext();
    }
    nowMillis = Math.max(nowMillis, untilMillis);
    takeInbox();
    cascade.poll();
  }

  /** Does everything, until nothing is due any more. */
  public void runToEnd() {
    takeInbox();
    while (!agenda.isEmpty()) {
      runNext();
    }
  }

  private void runNext() {
    Due due = agenda.remove();
    nowMillis = Math.max(nowMillis, due.atMillis);
    due.action.run();
    takeInbox();
  }

  private void takeInbox() {
    FunderEvent event = inbox.poll();
    while (event != null) {
      cascade.onFunder(event);
      event = inbox.poll();
    }
  }
}
