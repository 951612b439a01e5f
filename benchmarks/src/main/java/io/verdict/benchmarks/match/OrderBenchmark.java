package io.verdict.benchmarks.match;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.Chain;
import io.verdict.matcher.ledger.DurableLedger;
import io.verdict.matcher.ledger.LedgerCode;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerSession;
import io.verdict.matcher.quota.OrderDimensions;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.rank.RankedOffers;
import io.verdict.matcher.rank.Ranker;
import io.verdict.matcher.rank.ShadowPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An order at 400 products as a service sees it: match, rank, reserve on five limits, enqueue the
 * record; and the same until the record is on the device. Ids are kept for ever, so each iteration
 * works on a new ledger; percentiles of single orders are printed at its end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 5)
@Fork(1)
public class OrderBenchmark {
  private static final long NOON_MILLIS = 1_796_097_600_000L;
  private static final int ORDERS = 100_000;
  private static final int FORCED_ORDERS = 300;
  private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);

  /** Whether shadow prices are in force, as from the second day on; else pace is read. */
  @Param({"true", "false"})
  boolean isPriced;

  private final LendWorkload workload = new LendWorkload(400, 20_260_101L);
  private final Matcher matcher = Matcher.of(workload.catalogue, workload.layout);
  private final MatchSlots slots = MatchSlots.of(workload.layout, "amount", "apr", "grade");
  private final MatchScratch scratch = new MatchScratch();
  private final RankedOffers best = new RankedOffers(5);
  private final OrderDimensions dimensions = new OrderDimensions();
  private final Chain chain = new Chain();
  private Path directory;
  private DurableLedger durable;
  private LedgerSession session;
  private QuotaBook book;
  private Ranker ranker;
  private Histogram nanos;

  /** A new ledger in a new directory. */
  @Setup(Level.Iteration)
  public void open() throws IOException {
    directory = Files.createTempDirectory("ledger");
    durable =
        DurableLedger.open(
            directory, new LedgerLimits(4_096, ORDERS + 16), JournalOptions.of(Durability.GROUP));
    session = durable.ledger().newSession();
    book = QuotaBook.of(workload.catalogue, durable.ledger());
    ShadowPrices prices = isPriced ? ShadowPrices.of(1, new long[400]) : ShadowPrices.zero(400);
    ranker = new Ranker(workload.catalogue, slots, book, prices);
    nanos = new Histogram(TEN_SECONDS, 3);
  }

  /** Prints, closes and deletes. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    System.out.printf(
        " [p50 %,d ns, p99 %,d ns] ",
        nanos.getValueAtPercentile(50), nanos.getValueAtPercentile(99));
    durable.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private LedgerCode order(int id) {
    int at = id & (LendWorkload.RECORDS - 1);
    matcher.match(workload.records[at], NOON_MILLIS, scratch);
    ranker.rank(workload.records[at], id, NOON_MILLIS, scratch, best);
    if (best.size() == 0) {
      return LedgerCode.OK;
    }
    long amount = workload.records[at].value(slots.amount());
    book.chain(best.product(0), dimensions, amount, NOON_MILLIS, chain);
    return session.at(NOON_MILLIS).reserve(id, 1, chain, 60_000);
  }

  /** Match, rank, reserve on five limits, and the record enqueued. */
  @Benchmark
  public void placeOrders() {
    for (int id = 0; id < ORDERS; id++) {
      long before = System.nanoTime();
      LedgerCode code = order(id);
      nanos.recordValue(System.nanoTime() - before);
      require(code);
    }
  }

  /** The same, until the record is durable under group commit: then the funder may be called. */
  @Benchmark
  public void placeOrdersDurably() throws InterruptedException {
    for (int id = 0; id < FORCED_ORDERS; id++) {
      long before = System.nanoTime();
      LedgerCode code = order(id);
      boolean isDurable = session.awaitDurable(TEN_SECONDS);
      nanos.recordValue(System.nanoTime() - before);
      require(code);
      if (!isDurable) {
        throw new IllegalStateException("not durable after ten seconds");
      }
    }
  }

  private static void require(LedgerCode code) {
    if (code != LedgerCode.OK) {
      throw new IllegalStateException("the workload has room for everything: " + code);
    }
  }
}
