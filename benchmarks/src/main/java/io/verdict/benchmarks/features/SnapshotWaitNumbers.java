package io.verdict.benchmarks.features;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * How long events wait while a snapshot is written by another thread, beside how long they take
 * without one.
 *
 * <p>{@code java @verdict.args -XX:MaxDirectMemorySize=12g -cp … SnapshotWaitNumbers [entities]}
 */
public final class SnapshotWaitNumbers {
  private static final int ALONE = 300_000;
  private static final int SNAPSHOTS = 3;

  private final SplittableRandom random = new SplittableRandom(20_261_128L);
  private final EntityWorkload workload = EntityWorkload.joined(1);
  private final Record record = workload.layout.newRecord();
  private final int entities;
  private long id;

  private SnapshotWaitNumbers(int entities) {
    this.entities = entities;
  }

  /** Prints the figures for a number of entities, a million by default. */
  public static void main(String[] arguments) throws IOException {
    int entities = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    new SnapshotWaitNumbers(entities).run();
  }

  private void run() throws IOException {
    Path directory = Files.createTempDirectory("snapshot-wait");
    StoreOptions options = StoreOptions.defaults().withCapacity(6L << 30, entities);
    try (SlabFeatureStore store =
        SlabFeatureStore.open(options, directory, JournalOptions.of(Durability.PROCESS))) {
      SlabFeatures features = store.bind(workload.stages(), workload.layout);
      while (id < entities) {
        apply(features, id);
      }
      Histogram alone = new Histogram(3);
      for (int i = 0; i < ALONE; i++) {
        time(features, alone);
      }
      print("no snapshot", alone, 0);
      for (int i = 0; i < SNAPSHOTS; i++) {
        Histogram during = new Histogram(3);
        long started = System.nanoTime();
        CompletableFuture<Void> snapshot = CompletableFuture.runAsync(store::snapshot);
        while (!snapshot.isDone()) {
          time(features, during);
        }
        snapshot.join();
        print("during a snapshot", during, System.nanoTime() - started);
      }
    } finally {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void time(SlabFeatures features, Histogram nanos) {
    long started = System.nanoTime();
    apply(features, random.nextLong(entities));
    nanos.recordValue(System.nanoTime() - started);
  }

  private void apply(SlabFeatures features, long entity) {
    workload.fill(record, entity, random);
    features.apply(record, EntityWorkload.START_MILLIS + id / 100, id);
    id++;
  }

  private void print(String what, Histogram nanos, long tookNanos) {
    System.out.printf(
        Locale.ROOT,
        "%,d entities, %-18s %,9d events  p50 %,7d ns  p99 %,9d ns  p99.9 %,11d ns  longest"
            + " %,13d ns  (%,d ms)%n",
        entities,
        what,
        nanos.getTotalCount(),
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        nanos.getMaxValue(),
        tookNanos / 1_000_000);
  }
}
