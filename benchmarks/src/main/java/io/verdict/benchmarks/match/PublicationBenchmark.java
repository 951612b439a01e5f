package io.verdict.benchmarks.match;

import io.verdict.matcher.catalogue.Catalogue;
import io.verdict.matcher.catalogue.CatalogueChange;
import io.verdict.matcher.index.MatchScratch;
import io.verdict.matcher.index.Matcher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

/** What it costs to put another catalogue in place, and what readers feel of it. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class PublicationBenchmark {
  private static final long NOON_MILLIS = 1_796_097_600_000L;
  private static final long SEED = 20_260_101L;

  /** A matcher whose products are replaced one after the other. */
  @State(Scope.Thread)
  public static class Publisher {
    @Param({"400", "10000", "100000"})
    int products;

    private Matcher matcher;
    private Catalogue now;
    private int next;

    /** Makes the first catalogue. */
    @Setup
    public void prepare() {
      LendWorkload workload = new LendWorkload(products, SEED);
      now = workload.catalogue;
      matcher = Matcher.of(now, workload.layout);
    }

    int publish() {
      next = (next + 1) % now.whole().size();
      int at = now.numberOf(now.product(next).id());
      now = now.with(CatalogueChange.put(now.product(at), now.terms(at)), now.version() + 1);
      matcher.publish(now);
      return now.size();
    }
  }

  /** One product replaced: the next catalogue made, linked and in place. */
  @Benchmark
  public int publish(Publisher publisher) {
    return publisher.publish();
  }

  /** A reader at 400 products beside a thread that publishes. */
  @State(Scope.Benchmark)
  public static class Reader {
    @Param({"0", "1000"})
    int publicationsASecond;

    private LendWorkload workload;
    private Publisher publisher;
    private MatchScratch scratch;
    private Thread thread;
    private volatile boolean isOver;
    private int next;

    /** Starts the publisher. */
    @Setup(Level.Trial)
    public void prepare() {
      publisher = new Publisher();
      publisher.products = 400;
      publisher.prepare();
      workload = new LendWorkload(400, SEED);
      scratch = new MatchScratch();
      thread = new Thread(this::publish, "publisher");
      thread.setDaemon(true);
      thread.start();
    }

    private void publish() {
      long due = System.nanoTime();
      while (!isOver && publicationsASecond > 0) {
        publisher.publish();
        due += TimeUnit.SECONDS.toNanos(1) / publicationsASecond;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      }
    }

    /** Stops it. */
    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
      isOver = true;
      thread.join();
    }
  }

  /** Bits of the eligible products while catalogues are published. */
  @Benchmark
  public int match(Reader reader) {
    reader.next = (reader.next + 1) & (LendWorkload.RECORDS - 1);
    return reader.publisher.matcher.match(
        reader.workload.records[reader.next], NOON_MILLIS, reader.scratch);
  }
}
