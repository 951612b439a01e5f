package io.verdict.benchmarks.match;

import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import io.verdict.matcher.ledger.LedgerLimits;
import io.verdict.matcher.ledger.LedgerLog;
import io.verdict.matcher.ledger.QuotaLedger;
import io.verdict.matcher.quota.QuotaBook;
import io.verdict.matcher.rank.MatchSlots;
import io.verdict.matcher.rank.RankedOffers;
import io.verdict.matcher.rank.Ranker;
import io.verdict.matcher.rank.ShadowPrices;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a filled record to the products that take it: cell search, gates and hours included. The
 * result is bits; ranking is a line of its own, since it costs by the number of hits.
 */
@State(Scope.Thread)
@BenchmarkMode({Mode.SampleTime, Mode.AverageTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class MatchBenchmark {
  private static final long NOON_MILLIS = 1_796_097_600_000L;

  @Param({"400", "10000", "100000"})
  int products;

  private LendWorkload workload;
  private Matcher matcher;
  private MatchScratch scratch;
  private Ranker ranker;
  private RankedOffers best;
  private int next;

  /** Makes the catalogue, and checks that the share of hits is what it should be. */
  @Setup
  public void prepare() {
    workload = new LendWorkload(products, 20_260_101L);
    matcher = Matcher.of(workload.catalogue, workload.layout);
    scratch = new MatchScratch();
    best = new RankedOffers(5);
    QuotaLedger ledger = QuotaLedger.create(new LedgerLimits(1 << 10, 16), LedgerLog.NONE);
    ranker =
        new Ranker(
            workload.catalogue,
            MatchSlots.of(workload.layout, "amount", "apr", "grade"),
            QuotaBook.of(workload.catalogue, ledger),
            ShadowPrices.zero(products));
    long hits = 0;
    for (int i = 0; i < LendWorkload.RECORDS; i++) {
      hits += matcher.match(workload.records[i], NOON_MILLIS, scratch);
    }
    double share = (double) hits / LendWorkload.RECORDS / products;
    if (share < 0.10 || share > 0.30) {
      throw new IllegalStateException("a record hits " + share + " of the products");
    }
  }

  /** Bits of the eligible products. */
  @Benchmark
  public int match() {
    next = (next + 1) & (LendWorkload.RECORDS - 1);
    return matcher.match(workload.records[next], NOON_MILLIS, scratch);
  }

  /** The same and the best five of them, by value. */
  @Benchmark
  public long matchAndRankFive() {
    next = (next + 1) & (LendWorkload.RECORDS - 1);
    matcher.match(workload.records[next], NOON_MILLIS, scratch);
    ranker.rank(workload.records[next], next, NOON_MILLIS, scratch, best);
    return best.size();
  }
}
