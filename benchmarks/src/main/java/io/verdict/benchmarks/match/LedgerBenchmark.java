package io.verdict.benchmarks.match;

import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.CounterSpec;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.ledger.QuotaLedger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The ledger's part in memory: reserve on a chain of five counters, and its post. The log is none;
 * what the disk adds is the journal's line.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
@Fork(2)
public class LedgerBenchmark {
  private static final int BATCH = 100_000;
  private static final int COUNTERS = 400;

  private QuotaLedger ledger;
  private LedgerSession session;
  private final Chain chain = new Chain();

  /** A fresh ledger each time, since ids are kept for ever. */
  @Setup(Level.Iteration)
  public void prepare() {
    ledger = QuotaLedger.create(new LedgerLimits(COUNTERS, BATCH * 2), LedgerLog.NONE);
    for (int i = 0; i < COUNTERS; i++) {
      ledger.openCounter(CounterSpec.amount("c" + i, CounterSpec.MAX_LIMIT));
    }
    session = ledger.newSession();
  }

  private void reserve(int id) {
    chain.clear().amount(12_000);
    int first = id * 7;
    for (int i = 0; i < 5; i++) {
      chain.add((first + i * 61) % COUNTERS);
    }
    if (session.at(id).reserve(id, 1, chain, 60_000) != LedgerCode.OK) {
      throw new IllegalStateException("the workload has room for everything");
    }
  }

  /** Reserve on five counters. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long reserve() {
    for (int id = 0; id < BATCH; id++) {
      reserve(id);
    }
    return ledger.available(0);
  }

  /** Reserve on five counters, and post all of it. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public long reserveAndPost() {
    for (int id = 0; id < BATCH; id++) {
      reserve(id);
      session.post(id, 2, id, 1, LedgerSession.ALL);
    }
    return ledger.available(0);
  }
}
