package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published mistakes of other feature stores and maps, each as a test that it is not made here. */
class OthersBugsTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count", WindowOp.COUNT, null, "device.id", DAY).exact(),
          Flow.Window.of("tiled", WindowOp.COUNT, null, "device.id", DAY),
          Flow.Window.of("last", WindowOp.LAST, "amount", "device.id", DAY).exact(),
          Flow.Window.of("year", WindowOp.COUNT, null, "device.id", 365 * DAY));

  private final Record record = FLOW.layout.newRecord();
  private long nextId = 1;

  private boolean apply(SlabFeatures features, long device, long amount, long time) {
    record.clear();
    record.setKey(0, 1, device);
    record.set(2, amount);
    return features.apply(record, time, nextId++);
  }

  private Long join(SlabFeatures features, String window, long device, long asOf) {
    record.clear();
    record.setKey(0, 1, device);
    features.join(record, asOf);
    int slot = FLOW.layout.slot(window);
    return record.isPresent(slot) ? record.value(slot) : null;
  }

  @Test
  void rowsOfTheFutureAreNotCounted() {
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = FLOW.bind(store);
      apply(features, 1, 1, NOW);
      apply(features, 1, 2, NOW + HOUR);
      assertThat(join(features, "count", 1, NOW)).isEqualTo(1);
      assertThat(join(features, "last", 1, NOW)).isEqualTo(1);
    }
  }

  @Test
  void aBatchInReverseOrderKeepsTheLatestValue() {
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = FLOW.bind(store);
      for (int i = 99; i >= 0; i--) {
        apply(features, 1, i, NOW + i);
      }
      assertThat(join(features, "last", 1, NOW + 100)).isEqualTo(99);
      assertThat(join(features, "count", 1, NOW + 100)).isEqualTo(100);
    }
  }

  @Test
  void aLateRowAfterAReadIsSeenByTheNextRead() {
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = FLOW.bind(store);
      apply(features, 1, 1, NOW);
      assertThat(join(features, "tiled", 1, NOW)).isEqualTo(1);
      apply(features, 1, 2, NOW - 5 * HOUR);
      assertThat(join(features, "tiled", 1, NOW)).isEqualTo(2);
    }
  }

  @Test
  void expiredRowsAreTheSameLiveAndInALaterReplay(@TempDir Path directory) {
    StoreOptions options = StoreOptions.defaults();
    List<Long> live = new ArrayList<>();
    try (SlabFeatureStore store = SlabFeatureStore.open(options, directory, StoreProcess.JOURNAL)) {
      SlabFeatures features = FLOW.bind(store);
      for (int i = 0; i < 200; i++) {
        apply(features, i % 3, i, NOW + i * HOUR);
        live.add(join(features, "count", i % 3, NOW + i * HOUR));
      }
    }
    try (SlabFeatureStore again = SlabFeatureStore.open(options)) {
      SlabFeatures features = FLOW.bind(again);
      nextId = 1;
      for (int i = 0; i < 200; i++) {
        apply(features, i % 3, i, NOW + i * HOUR);
        assertThat(join(features, "count", i % 3, NOW + i * HOUR)).isEqualTo(live.get(i));
      }
    }
    try (SlabFeatureStore restarted =
        SlabFeatureStore.open(options, directory, StoreProcess.JOURNAL)) {
      SlabFeatures features = FLOW.bind(restarted);
      assertThat(join(features, "count", 199 % 3, NOW + 199 * HOUR)).isEqualTo(live.get(199));
    }
  }

  @Test
  void timesAtTheEndsOfWhatCanBeReckonedDoNotWrapAround() {
    StoreOptions options = StoreOptions.defaults().withLateness(Long.MAX_VALUE / 4, HOUR);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = FLOW.bind(store);
      long first = -(1L << 55) + 1;
      long last = (1L << 55) - 1;
      assertThat(apply(features, 1, 1, first)).isTrue();
      assertThat(join(features, "year", 1, first)).isEqualTo(1);
      assertThat(apply(features, 1, 2, last)).isTrue();
      assertThat(join(features, "year", 1, last)).isEqualTo(1);
      assertThat(join(features, "year", 1, Long.MAX_VALUE)).isNull();
      assertThat(join(features, "year", 1, Long.MIN_VALUE)).isNull();
      for (long time : new long[] {Long.MIN_VALUE, first - 1, last + 1, Long.MAX_VALUE}) {
        assertThat(apply(features, 1, 3, time)).isFalse();
      }
      assertThat(store.counters().invalid()).isEqualTo(4);
    }
  }

  @Test
  void shiftingAllTimesByWholeTilesChangesNothing() {
    SplittableRandom random = new SplittableRandom(3);
    long shift = 4 * DAY * 1_000;
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults());
        SlabFeatureStore shifted = SlabFeatureStore.open(StoreOptions.defaults())) {
      SlabFeatures features = FLOW.bind(store);
      SlabFeatures moved = FLOW.bind(shifted);
      for (int i = 0; i < 2_000; i++) {
        long time = NOW + i * HOUR + random.nextLong(HOUR);
        for (String window : List.of("count", "tiled", "year")) {
          assertThat(join(moved, window, i % 5, time + shift))
              .isEqualTo(join(features, window, i % 5, time));
        }
        apply(features, i % 5, i, time);
        apply(moved, i % 5, i, time + shift);
      }
    }
  }

  @Test
  void fillingARestartedStoreAgainIsNoDifferent(@TempDir Path directory) {
    StoreOptions options = StoreOptions.defaults().withCapacity(24L << 20, 1 << 10);
    long entities = 0;
    for (int round = 0; round < 2; round++) {
      try (SlabFeatureStore store =
          SlabFeatureStore.open(options, directory, StoreProcess.JOURNAL)) {
        SlabFeatures features = FLOW.bind(store);
        for (int i = 0; i < 20_000; i++) {
          apply(features, i, 1, NOW);
        }
        assertThat(store.counters().refused()).isZero();
        assertThat(store.counters().entities()).isEqualTo(20_000);
        entities += store.counters().entities();
        nextId = 1;
      }
    }
    assertThat(entities).isEqualTo(40_000);
  }

  @Test
  void exceedingTheCapacityByAnyAmountThrowsNothing() {
    StoreOptions options = StoreOptions.defaults().withCapacity(10L << 20, 1 << 10);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = FLOW.bind(store);
      for (int i = 0; i < 100_000; i++) {
        apply(features, i, 1, NOW);
      }
      FeatureCounters counters = store.counters();
      assertThat(counters.refused()).isPositive();
      assertThat(counters.usedBytes()).isLessThanOrEqualTo(10L << 20);
      assertThat(join(features, "count", 0, NOW)).isEqualTo(1);
    }
  }
}
