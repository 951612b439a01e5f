package io.verdict.benchmarks.features;

import io.verdict.engine.record.Record;
import io.verdict.features.velocity.FeatureReader;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * What a store costs as entities and windows grow: bytes an entity, an event, a read. Entities have
 * one event each, with index, event ids and all.
 *
 * <p>{@code java @verdict.args -XX:MaxDirectMemorySize=12g -cp … GrowthNumbers [most entities]}
 */
public final class GrowthNumbers {
  private static final int SAMPLES = 100_000;
  private static final int FEW = 100_000;
  private static final long SEED = 20_261_128L;

  private final SplittableRandom random = new SplittableRandom(SEED);

  private GrowthNumbers() {}

  /** Prints the figures, up to ten million entities by default. */
  public static void main(String[] arguments) {
    int most = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
    GrowthNumbers numbers = new GrowthNumbers();
    for (int entities : new int[] {10_000, 1_000_000, 10_000_000}) {
      if (entities <= most) {
        numbers.measure(EntityWorkload.joined(1), 2, entities);
      }
    }
    for (int features : new int[] {1, 4, 16, 32}) {
      numbers.measure(EntityWorkload.wide(features), 6 * features, FEW);
    }
  }

  private void measure(EntityWorkload workload, int windows, int entities) {
    StoreOptions options = StoreOptions.defaults().withCapacity(10L << 30, entities);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = store.bind(workload.stages(), workload.layout);
      Record record = workload.layout.newRecord();
      Histogram events = new Histogram(3);
      for (long id = 0; id < entities; id++) {
        workload.fill(record, id, random);
        long started = System.nanoTime();
        features.apply(record, EntityWorkload.START_MILLIS + id / 100, id);
        events.recordValue(System.nanoTime() - started);
      }
      FeatureReader reader = features.newReader();
      Histogram reads = new Histogram(3);
      for (int i = 0; i < 2 * SAMPLES; i++) {
        workload.fill(record, random.nextLong(entities), random);
        long started = System.nanoTime();
        reader.join(record, EntityWorkload.START_MILLIS + entities / 100);
        if (i >= SAMPLES) {
          reads.recordValue(System.nanoTime() - started);
        }
      }
      long used = store.counters().usedBytes();
      System.out.printf(
          Locale.ROOT,
          "%,10d entities, %,3d windows: %,6.2f GiB, %,4d bytes an entity; an event p50 %,6d ns,"
              + " p99 %,7d ns; a read p50 %,6d ns, p99 %,7d ns%n",
          entities,
          windows,
          used / (double) (1 << 30),
          used / entities,
          events.getValueAtPercentile(50),
          events.getValueAtPercentile(99),
          reads.getValueAtPercentile(50),
          reads.getValueAtPercentile(99));
    }
  }
}
