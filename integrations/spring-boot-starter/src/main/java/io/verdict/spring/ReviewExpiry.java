package io.verdict.spring;

import io.verdict.engine.service.DecisionService;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.SmartLifecycle;

/**
 * Rejects, every now and then, what nobody reviewed in time.
 *
 * <p><b>Lifecycle</b>: started and stopped with the application's context.
 */
public final class ReviewExpiry implements SmartLifecycle {
  private final DecisionService service;
  private final Duration interval;
  private final LongAdder failures = new LongAdder();
  private ScheduledExecutorService timer;
  private Future<?> rounds;

  /** Expires the reviews of a service at an interval. */
  public ReviewExpiry(DecisionService service, Duration interval) {
    this.service = service;
    this.interval = interval;
  }

  @Override
  public synchronized void start() {
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              work -> {
                Thread thread = new Thread(work, "verdict-review-expiry");
                thread.setDaemon(true);
                return thread;
              });
      long millis = interval.toMillis();
      rounds = timer.scheduleWithFixedDelay(this::expire, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** A round that fails, such as when the journal waits for a disk, is made up for by the next. */
  private void expire() {
    try {
      service.expireReviews();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException retried) {
      failures.increment();
    }
  }

  /** Rounds that failed. */
  public long failures() {
    return failures.sum();
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      rounds.cancel(true);
      timer.shutdownNow();
      timer = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
