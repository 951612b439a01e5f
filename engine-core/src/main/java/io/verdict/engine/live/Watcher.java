package io.verdict.engine.live;

import io.verdict.engine.store.StoreException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The background thread that follows the activation table. */
final class Watcher implements Runnable {
  private static final long MIN_MILLIS = 10;
  private static final long MAX_MILLIS = 60_000;

  private final LiveEngine engine;
  private final long intervalNanos;
  private final Thread thread;
  private volatile boolean isRunning = true;

  private Watcher(LiveEngine engine, long intervalMillis) {
    if (intervalMillis < MIN_MILLIS || intervalMillis > MAX_MILLIS) {
      throw new IllegalArgumentException(
          "an interval of " + intervalMillis + " ms: want " + MIN_MILLIS + " to " + MAX_MILLIS);
    }
    this.engine = engine;
    this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(intervalMillis);
    this.thread = new Thread(this, "verdict-activation-watcher");
    this.thread.setDaemon(true);
  }

  static Watcher start(LiveEngine engine, long intervalMillis) {
    Watcher watcher = new Watcher(engine, intervalMillis);
    watcher.thread.start();
    return watcher;
  }

  @Override
  public void run() {
    while (isRunning) {
      LockSupport.parkNanos(this, intervalNanos);
      try {
        if (isRunning) {
          engine.refresh();
        }
      } catch (StoreException unreadable) {
        engine.failed(unreadable);
      }
    }
  }

  /** Ends the thread after the look it is at. */
  void stop() {
    isRunning = false;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
