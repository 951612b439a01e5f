package io.verdict.benchmarks.features;

import io.verdict.engine.record.Record;
import io.verdict.features.velocity.FeatureReader;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;

/** Verdict's slab, in memory. */
final class SlabWindows implements WindowStore {
  private static final long BYTES_OF_DEVICE = 1_000;
  private static final long LEAST_BYTES = 256L << 20;

  private final VelocityWorkload workload = new VelocityWorkload(true);
  private final Record record = workload.layout.newRecord();
  private final int[] slots = workload.windowSlots();
  private final SlabFeatureStore store;
  private final SlabFeatures features;
  private final FeatureReader reader;

  SlabWindows(int devices) {
    long bytes = Math.max(LEAST_BYTES, devices * BYTES_OF_DEVICE);
    store = SlabFeatureStore.open(StoreOptions.defaults().withCapacity(bytes, devices));
    features = store.bind(workload.stages(), workload.layout);
    reader = features.newReader();
  }

  @Override
  public void read(EventStream event, long[] values) {
    workload.fill(record, event.device, event.person, event.amount);
    reader.join(record, event.timeMillis);
    for (int i = 0; i < values.length; i++) {
      values[i] = record.value(slots[i]);
    }
  }

  @Override
  public void add(EventStream event) {
    workload.fill(record, event.device, event.person, event.amount);
    if (!features.apply(record, event.timeMillis, event.number())) {
      throw new IllegalStateException("an event was not taken");
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
