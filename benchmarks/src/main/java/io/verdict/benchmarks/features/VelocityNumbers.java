package io.verdict.benchmarks.features;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import io.verdict.features.velocity.FeatureReader;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The figures of the feature store in one run: reads of one entity and of twelve, events a second,
 * bytes an entity, and how long opening takes. Each read is timed by itself; the cost of the clock
 * is measured and printed, and not taken off. Throughput is also given by CPU time, which says what
 * one core does on a machine that has other work.
 *
 * <p>{@code java @verdict.args -XX:MaxDirectMemorySize=12g -cp … VelocityNumbers [entities]}
 */
public final class VelocityNumbers {
  private static final int SAMPLES = 100_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long SEED = 20_261_128L;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final int entities;

  private VelocityNumbers(int entities) {
    this.entities = entities;
  }

  /** Prints the figures for a number of entities, a million by default. */
  public static void main(String[] arguments) throws IOException {
    int entities = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    VelocityNumbers numbers = new VelocityNumbers(entities);
    numbers.sample("clock", () -> 1);
    numbers.wideReads();
    numbers.joins(Math.min(entities, 20_000));
    numbers.joins(entities);
    numbers.events();
    numbers.openings();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  private void sample(String name, LongSupplier action) {
    long sink = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sink += action.getAsLong();
    }
    Histogram nanos = new Histogram(3);
    for (int i = 0; i < SAMPLES; i++) {
      long started = System.nanoTime();
      sink += action.getAsLong();
      nanos.recordValue(Math.max(0, System.nanoTime() - started));
    }
    print(
        "%-58s p50 %,8d ns  p99 %,9d ns  p99.9 %,10d ns%s",
        name,
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        sink == 0 ? " " : "");
  }

  /** 32 features in 6 windows each, of small entities and of hubs. */
  private void wideReads() {
    EntityWorkload workload = EntityWorkload.wide();
    StoreOptions options = StoreOptions.defaults().withCapacity(10L << 30, entities);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = store.bind(workload.stages(), workload.layout);
      Record record = workload.layout.newRecord();
      long time = EntityWorkload.START_MILLIS;
      for (long id = 0; id < entities; id++) {
        workload.fill(record, id, random);
        features.apply(record, time + id / 100, id);
      }
      long usedBytes = store.counters().usedBytes();
      int hubs = 20;
      for (long id = 0; id < 10_000; id++) {
        workload.fill(record, id % hubs, random);
        features.apply(record, time + 100_000 + id * 600, entities + id);
      }
      long asOf = time + 100_000 + 10_000 * 600;
      FeatureReader reader = features.newReader();
      print(
          "%,d entities, one event each: %,d bytes an entity with index, event ids and all",
          entities, usedBytes / entities);
      sample(
          "read 32 features x 6 windows, small entity among " + entities,
          () -> {
            workload.fill(record, hubs + random.nextInt(entities - hubs), random);
            reader.join(record, asOf);
            return 1;
          });
      sample(
          "read 32 features x 6 windows, hub of 500 events",
          () -> {
            workload.fill(record, random.nextInt(hubs), random);
            reader.join(record, asOf);
            return 1;
          });
    }
  }

  /** Twelve entities joined into one application. */
  private void joins(int each) {
    EntityWorkload workload = EntityWorkload.joined(12);
    StoreOptions options = StoreOptions.defaults().withCapacity(12L << 30, each);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = store.bind(workload.stages(), workload.layout);
      Record record = workload.layout.newRecord();
      long perEntity = Math.max(1, each / 12);
      for (long id = 0; id < perEntity; id++) {
        workload.fill(record, id, random);
        features.apply(record, EntityWorkload.START_MILLIS + id, id);
      }
      FeatureReader reader = features.newReader();
      long asOf = EntityWorkload.START_MILLIS + perEntity;
      sample(
          "join 12 entities, " + store.counters().entities() + " in all",
          () -> {
            workload.fillApart(record, perEntity, random);
            reader.join(record, asOf);
            return 1;
          });
    }
  }

  /** Events a second, each to five entities, with PROCESS durability. */
  private void events() throws IOException {
    EntityWorkload workload = EntityWorkload.joined(5);
    Path directory = Files.createTempDirectory("velocity-numbers");
    StoreOptions options = StoreOptions.defaults().withCapacity(12L << 30, entities);
    try (SlabFeatureStore store =
        SlabFeatureStore.open(options, directory, JournalOptions.of(Durability.PROCESS))) {
      SlabFeatures features = store.bind(workload.stages(), workload.layout);
      Record record = workload.layout.newRecord();
      long id = 0;
      for (int round = 0; round < 6; round++) {
        int events = 200_000;
        long started = System.nanoTime();
        long startedCpu = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < events; i++) {
          workload.fillApart(record, entities / 5, random);
          features.apply(record, EntityWorkload.START_MILLIS + id, id);
          id++;
        }
        double seconds = (System.nanoTime() - started) / NANOS_PER_SECOND;
        double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - startedCpu) / NANOS_PER_SECOND;
        print(
            "apply one event to 5 entities, PROCESS, round %d: %,.0f events/s, %,.0f a CPU second"
                + " (%,d entities)",
            round, events / seconds, events / cpuSeconds, store.counters().entities());
      }
    } finally {
      delete(directory);
    }
  }

  /** Opening after a clean stop and from the log alone. */
  private void openings() throws IOException {
    EntityWorkload workload = EntityWorkload.joined(1);
    Path directory = Files.createTempDirectory("velocity-numbers");
    StoreOptions options = StoreOptions.defaults().withCapacity(12L << 30, entities);
    JournalOptions journal = JournalOptions.of(Durability.PROCESS);
    try (SlabFeatureStore store = SlabFeatureStore.open(options, directory, journal)) {
      SlabFeatures features = store.bind(workload.stages(), workload.layout);
      Record record = workload.layout.newRecord();
      for (long id = 0; id < entities; id++) {
        workload.fill(record, id, random);
        features.apply(record, EntityWorkload.START_MILLIS + id, id);
      }
    }
    open("as after a kill: from the log alone", workload, directory, journal);
    try (SlabFeatureStore store = SlabFeatureStore.open(options, directory, journal)) {
      store.bind(workload.stages(), workload.layout);
      long started = System.nanoTime();
      store.snapshot();
      print("snapshot: %,d ms", (System.nanoTime() - started) / 1_000_000);
      store.compact();
    }
    open("after a clean stop: from the snapshot", workload, directory, journal);
    delete(directory);
  }

  private void open(String how, EntityWorkload workload, Path directory, JournalOptions journal) {
    StoreOptions options = StoreOptions.defaults().withCapacity(12L << 30, entities);
    long started = System.nanoTime();
    long startedCpu = THREADS.getCurrentThreadCpuTime();
    try (SlabFeatureStore store = SlabFeatureStore.open(options, directory, journal)) {
      store.bind(workload.stages(), workload.layout);
      store.recover();
      print(
          "open %,d entities, %s: %,d ms, %,d ms of CPU",
          store.counters().entities(),
          how,
          (System.nanoTime() - started) / 1_000_000,
          (THREADS.getCurrentThreadCpuTime() - startedCpu) / 1_000_000);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
