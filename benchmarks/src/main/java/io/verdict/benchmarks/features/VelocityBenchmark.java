package io.verdict.benchmarks.features;

import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import io.verdict.features.velocity.FeatureReader;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Eight windows of a random device: read, and one more event; beside the same over objects on the
 * heap. Three events a device are the usual case, 500 a hub.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
      "--add-opens=java.base/java.lang=ALL-UNNAMED",
      "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
      "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
      "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
      "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
      "-XX:MaxDirectMemorySize=4g"
    })
public class VelocityBenchmark {
  @Param({"20000x3", "1000000x3", "500x500"})
  String devicesTimesEvents;

  @Param({"MEMORY", "PROCESS"})
  String durability;

  private final VelocityWorkload workload = new VelocityWorkload();
  private final SplittableRandom random = new SplittableRandom(20_261_123L);
  private final Record record = workload.layout.newRecord();
  private final long[] heapValues = new long[8];
  private final HeapWindows heap = new HeapWindows();
  private SlabFeatureStore store;
  private SlabFeatures features;
  private FeatureReader reader;
  private Path directory;
  private long devices;
  private long nowMillis = VelocityWorkload.START_MILLIS;
  private long id;

  /** Fills both sides alike. */
  @Setup
  public void fill() throws IOException {
    String[] sizes = devicesTimesEvents.split("x", -1);
    devices = Long.parseLong(sizes[0]);
    long events = devices * Long.parseLong(sizes[1]);
    StoreOptions options = StoreOptions.defaults().withCapacity(3L << 30, (int) devices);
    directory = Files.createTempDirectory("velocity");
    store =
        durability.equals("MEMORY")
            ? SlabFeatureStore.open(options)
            : SlabFeatureStore.open(
                options, directory, JournalOptions.of(Durability.valueOf(durability)));
    features = store.bind(workload.stages(), workload.layout);
    reader = features.newReader();
    for (long i = 0; i < events; i++) {
      nowMillis = VelocityWorkload.START_MILLIS + i * 7 * VelocityWorkload.DAY_MILLIS / events;
      apply();
      heapApply();
    }
  }

  /** Removes the files. */
  @TearDown
  public void remove() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Reads the eight windows. */
  @Benchmark
  public long join() {
    workload.fill(record, random.nextLong(devices), random);
    reader.join(record, nowMillis);
    return record.value(workload.layout.size() - 1);
  }

  /** Stores one event. */
  @Benchmark
  public boolean apply() {
    workload.fill(record, random.nextLong(devices), random);
    return features.apply(record, nowMillis, id++);
  }

  /** Reads the eight windows from objects. */
  @Benchmark
  public long heapJoin() {
    heap.read(random.nextLong(devices), nowMillis, heapValues);
    return heapValues[7];
  }

  /** Stores one event as an object. */
  @Benchmark
  public void heapApply() {
    heap.apply(random.nextLong(devices), random.nextLong(5), random.nextLong(10_000_00), nowMillis);
  }
}
