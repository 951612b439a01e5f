package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Readers beside the writer see an entity before an event or after it, never between: the n-th
 * event of every entity carries n, so that count, greatest value and sum must agree in each join.
 */
class ConcurrentReadersTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final int ENTITIES = 40;
  private static final int ROUNDS = 1_500;
  private static final int READERS = 3;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count", WindowOp.COUNT, null, "device.id", 30 * DAY),
          Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", 30 * DAY),
          Flow.Window.of("max", WindowOp.MAX, "amount", "device.id", 30 * DAY),
          Flow.Window.of("exact", WindowOp.COUNT, null, "device.id", 30 * DAY).exact(),
          Flow.Window.of("last", WindowOp.LAST, "amount", "device.id", 30 * DAY).exact());

  private final AtomicBoolean isDone = new AtomicBoolean();

  @Test
  void readersNeverSeeAnEntityHalfWritten() throws Exception {
    StoreOptions options = StoreOptions.defaults().withClasses(2, 10, 4_096);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = FLOW.bind(store);
      ExecutorService threads = Executors.newFixedThreadPool(READERS);
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(() -> readUntilDone(features)));
      }
      write(features);
      isDone.set(true);
      long joins = 0;
      for (Future<Long> reader : readers) {
        joins += reader.get(60, TimeUnit.SECONDS);
      }
      threads.shutdown();
      assertThat(joins).isPositive();
    }
  }

  @Test
  void eventsOfSeveralThreadsTakeTurns() throws Exception {
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = FLOW.bind(store);
      ExecutorService threads = Executors.newFixedThreadPool(READERS);
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        long thread = i;
        writers.add(threads.submit(() -> writeSome(features, thread)));
      }
      for (Future<?> writer : writers) {
        writer.get(60, TimeUnit.SECONDS);
      }
      threads.shutdown();
      Record record = FLOW.layout.newRecord();
      record.setKey(0, 1, 1);
      features.join(record, NOW + ROUNDS);
      assertThat(record.value(FLOW.layout.slot("count"))).isEqualTo(READERS * ROUNDS);
      assertThat(record.value(FLOW.layout.slot("sum"))).isEqualTo(7L * READERS * ROUNDS);
      assertThat(store.counters().applied()).isEqualTo(READERS * ROUNDS);
    }
  }

  private static void writeSome(SlabFeatures features, long thread) {
    Record record = FLOW.layout.newRecord();
    for (int i = 0; i < ROUNDS; i++) {
      record.clear();
      record.setKey(0, 1, 1);
      record.set(2, 7);
      features.apply(record, NOW + i, thread * ROUNDS + i);
    }
  }

  private static void write(SlabFeatures features) {
    Record record = FLOW.layout.newRecord();
    long id = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      for (int entity = 0; entity < ENTITIES; entity++) {
        record.clear();
        record.setKey(0, entity, entity);
        record.set(2, round);
        features.apply(record, NOW + round, id++);
      }
    }
  }

  private long readUntilDone(SlabFeatures features) {
    Record record = FLOW.layout.newRecord();
    long joins = 0;
    long read = 0;
    long[] seen = new long[ENTITIES];
    while (!isDone.get()) {
      int entity = (int) (joins % ENTITIES);
      record.clear();
      record.setKey(0, entity, entity);
      features.join(record, NOW + ROUNDS + 1);
      joins++;
      if (!record.isPresent(FLOW.layout.slot("count"))) {
        continue; // the writer lost its processor in the midst of this entity, for too long
      }
      long count = record.value(FLOW.layout.slot("count"));
      assertThat(count).isGreaterThanOrEqualTo(seen[entity]);
      seen[entity] = count;
      if (count > 0) {
        assertThat(record.value(FLOW.layout.slot("sum"))).isEqualTo(count * (count + 1) / 2);
        assertThat(record.value(FLOW.layout.slot("max"))).isEqualTo(count);
        assertThat(record.value(FLOW.layout.slot("exact"))).isEqualTo(count);
        assertThat(record.value(FLOW.layout.slot("last"))).isEqualTo(count);
      }
      read++;
    }
    return read;
  }
}
