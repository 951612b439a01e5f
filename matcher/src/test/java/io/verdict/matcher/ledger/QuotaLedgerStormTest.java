package io.verdict.matcher.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Two threads at once: nothing is over-subscribed and every unit is accounted for. */
final class QuotaLedgerStormTest {
  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("verdict.budget"));
  private static final int THREADS = 2;
  private static final int ROUNDS = NIGHTLY ? 1_000 : 100;
  private static final int OPERATIONS = 50_000;
  private static final int COUNTERS = 12;

  private final AtomicLong clock = new AtomicLong(1_000_000);

  @Test
  void twoThreadsNeverOverSubscribeAndLoseNothing() throws Exception {
    long seed = Long.getLong("verdict.seed", 7L);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        storm(pool, seed + round);
      }
    } finally {
      pool.shutdown();
    }
  }

  private void storm(ExecutorService pool, long seed) throws Exception {
    QuotaLedger ledger =
        QuotaLedger.create(new LedgerLimits(COUNTERS, OPERATIONS * THREADS + 16), LedgerLog.NONE);
    for (int i = 0; i < COUNTERS; i++) {
      ledger.openCounter(
          i % 3 == 0 ? CounterSpec.count("c" + i, 20_000) : CounterSpec.amount("a" + i, 20_000));
    }
    List<Future<Long>> runs = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      SplittableRandom random = new SplittableRandom(seed * 31 + thread);
      int number = thread;
      Callable<Long> work = () -> work(ledger, random, number);
      runs.add(pool.submit(work));
    }
    long accepted = 0;
    for (Future<Long> run : runs) {
      accepted += run.get();
    }
    assertThat(accepted).as("seed %d: the storm reserves", seed).isPositive();
    assertThat(ledger.reconcile()).as("seed %d: conservation", seed).isZero();
    LedgerSession last = ledger.newSession().at(Long.MAX_VALUE >> 1);
    last.expire();
    ledger.forEachPending((high, low, amount) -> last.release(high, ~low, high, low));
    assertThat(ledger.reconcile()).as("seed %d: conservation at the end", seed).isZero();
  }

  /** Ids are drawn from a range that both threads share, so that they meet on the same ones. */
  private long work(QuotaLedger ledger, SplittableRandom random, int thread) {
    LedgerSession session = ledger.newSession();
    Chain chain = new Chain();
    long accepted = 0;
    for (int i = 0; i < OPERATIONS; i++) {
      session.at(clock.getAndAdd(random.nextInt(3)));
      long id = i / 4 * 2L + random.nextInt(8);
      int kind = random.nextInt(8);
      if (kind < 4) {
        chain.clear().amount(random.nextInt(1, 2_000));
        int first = random.nextInt(COUNTERS);
        for (int c = 0; c < 5; c++) {
          chain.add((first + c) % COUNTERS);
        }
        accepted += session.reserve(id, 1, chain, 200) == LedgerCode.OK ? 1 : 0;
      } else if (kind < 6) {
        // what is posted stays taken: seldom and little, or the storm dies away
        long amount = random.nextInt(5_000) == 0 ? LedgerSession.ALL : random.nextInt(50) / 49;
        session.post(id, 2 + thread, id, 1, amount);
      } else if (kind < 7) {
        session.release(id, 4 + thread, id, 1);
      } else {
        session.expire();
      }
      int counter = random.nextInt(COUNTERS);
      if (ledger.available(counter) < 0) {
        throw new AssertionError("counter " + counter + " is over-subscribed");
      }
    }
    return accepted;
  }

  @Test
  void reservingAndPostingAllocatesNothing() {
    QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(5, 400_000), LedgerLog.NONE);
    LedgerSession session = ledger.newSession();
    Chain chain = new Chain();
    for (int i = 0; i < 5; i++) {
      ledger.openCounter(CounterSpec.amount("a" + i, CounterSpec.MAX_LIMIT));
    }
    cycle(session, chain, 0, 60_000);
    long before = allocatedBytes();
    cycle(session, chain, 60_000, 60_000);
    long after = allocatedBytes();
    assertThat(after - before).as("bytes over 60,000 reserves and posts").isLessThan(1_024);
  }

  private static void cycle(LedgerSession session, Chain chain, long from, int count) {
    for (long id = from; id < from + count; id++) {
      session.at(id);
      chain.clear().amount(100);
      for (int c = 0; c < 5; c++) {
        chain.add(c);
      }
      LedgerCode reserved = session.reserve(id, 1, chain, 1_000);
      LedgerCode posted = session.post(id, 2, id, 1, LedgerSession.ALL);
      if (reserved != LedgerCode.OK || posted != LedgerCode.OK) {
        throw new AssertionError(reserved + " " + posted);
      }
    }
    session.expire();
  }

  private static long allocatedBytes() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
