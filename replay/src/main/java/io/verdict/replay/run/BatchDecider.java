package io.verdict.replay.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Decides the applications of a batch on several threads; each takes every n-th place, so that who
 * decided what never shows in an answer.
 */
final class BatchDecider implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;
  private final long[] decisions;

  BatchDecider(int threads) {
    this.threads = threads;
    this.decisions = new long[threads];
    this.pool =
        threads == 1
            ? null
            : Executors.newFixedThreadPool(
                threads,
                work -> {
                  Thread thread = new Thread(work, "verdict-replay");
                  thread.setDaemon(true);
                  return thread;
                });
  }

  /**
   * Decides the first places.
   *
   * @param then what is done with each decided place, on the thread that decided it
   */
  void decide(Place[] places, int count, Consumer<Place> then) {
    if (pool == null) {
      decideShare(places, count, 0, then);
      return;
    }
    List<Callable<Void>> shares = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int share = thread;
      shares.add(
          () -> {
            decideShare(places, count, share, then);
            return null;
          });
    }
    try {
      for (Future<Void> done : pool.invokeAll(shares)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while deciding", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a decision failed", e.getCause());
    }
  }

  private void decideShare(Place[] places, int count, int share, Consumer<Place> then) {
    for (int i = share; i < count; i += threads) {
      places[i].decide();
      then.accept(places[i]);
      decisions[share]++;
    }
  }

  /** Decisions made by each thread. */
  List<Long> decisions() {
    return Arrays.stream(decisions).boxed().toList();
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
