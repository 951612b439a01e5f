package io.verdict.engine.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The journal's background thread: forces at an interval under {@link Durability#GROUP}, forces
 * segments that were filled, and allocates the next one.
 */
final class Keeper implements Runnable {

  private final Journal journal;
  private final Thread thread;
  private final long intervalNanos;
  private volatile boolean running = true;
  private volatile boolean asked;

  Keeper(Journal journal, JournalOptions options) {
    this.journal = journal;
    this.intervalNanos =
        options.durability() == Durability.GROUP
            ? TimeUnit.MILLISECONDS.toNanos(options.groupMillis())
            : TimeUnit.SECONDS.toNanos(1);
    this.thread = new Thread(this, "verdict-journal-keeper");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Asks for a spare segment and for a force of what is full; called twice in a segment's life. */
  void ask() {
    asked = true;
    LockSupport.unpark(thread);
  }

  /** Ends the thread after the round it is in. */
  void stop() {
    running = false;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    while (running) {
      LockSupport.parkNanos(this, intervalNanos);
      boolean wanted = asked;
      asked = false;
      if (running) {
        journal.keep(wanted);
      }
    }
  }
}
