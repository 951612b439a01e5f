package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import io.verdict.features.velocity.Watermarks.WhenFull;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does as its memory fills is the host's choice, and can be seen. */
class FullMemoryTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long PAST_ALL = 3 * HOUR;
  private static final Flow FLOW =
      new Flow(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR));
  private static final StoreOptions OPTIONS =
      StoreOptions.defaults()
          .withCapacity(25L << 19, 1 << 10)
          .withLateness(10 * MINUTE, 10 * MINUTE);

  @TempDir Path directory;
  private final Record record = FLOW.layout.newRecord();
  private SlabFeatureStore store;
  private SlabFeatures features;
  private FeatureReader reader;
  private long nextId = 1;

  private void open(Watermarks marks) {
    store = SlabFeatureStore.open(OPTIONS.withWatermarks(marks), directory, StoreProcess.JOURNAL);
    features = FLOW.bind(store);
    reader = features.newReader();
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private EventFate offer(long device, long time) {
    return offer(record, device, time, nextId++);
  }

  private EventFate offer(Record event, long device, long time, long id) {
    event.clear();
    event.setKey(0, 0, device);
    return features.offer(event, time, id);
  }

  /** The first device that memory has no room for. */
  private long fill(EventFate atLast) {
    long device = 1;
    while (offer(device, NOW) != atLast) {
      device++;
    }
    return device;
  }

  private Long count(long device, long asOf) {
    record.clear();
    record.setKey(0, 0, device);
    reader.join(record, asOf);
    int slot = FLOW.layout.slot("count");
    return record.isPresent(slot) ? record.value(slot) : null;
  }

  private FeatureStatus status() {
    return reader.status(FLOW.layout.slot("count"));
  }

  @Test
  void aRejectedEventIsNotInTheLogAndMayBeSentAgain() {
    open(Watermarks.defaults().with(WhenFull.REJECT));
    long rejected = fill(EventFate.REJECTED);
    assertThat(store.health().memory()).isEqualTo(MemoryLevel.FULL);
    assertThat(store.counters().rejected()).isEqualTo(1);
    assertThat(store.counters().refused()).isZero();
    long position = store.position();
    assertThat(offer(record, rejected, NOW, 1_000_000)).isEqualTo(EventFate.REJECTED);
    assertThat(store.position()).as("nothing was written").isEqualTo(position);
    assertThat(count(rejected, NOW)).isNull();
    assertThat(status()).isEqualTo(FeatureStatus.UNAVAILABLE);
    assertThat(offer(1, NOW)).as("those that are there go on").isEqualTo(EventFate.KEPT);
    assertThat(count(1, NOW)).isEqualTo(2);
    for (int i = 0; i < 10_000; i++) {
      assertThat(offer(1, NOW + PAST_ALL)).isEqualTo(EventFate.KEPT);
    }
    assertThat(store.health().memory()).isNotEqualTo(MemoryLevel.FULL);
    assertThat(offer(record, rejected, NOW + PAST_ALL, 1_000_000)).isEqualTo(EventFate.KEPT);
    assertThat(count(rejected, NOW + PAST_ALL)).isEqualTo(1);
    assertThat(status()).isEqualTo(FeatureStatus.OK);
  }

  @Test
  void aBlockedEventIsLetInByWhatAnotherThreadWrites() throws Exception {
    open(Watermarks.defaults().blocking(TimeUnit.HOURS.toNanos(1)));
    int held = 0;
    while (store.health().memory() != MemoryLevel.FULL) {
      assertThat(offer(++held, NOW)).isEqualTo(EventFate.KEPT);
    }
    long blocked = held + 1L;
    CompletableFuture<EventFate> waiting =
        CompletableFuture.supplyAsync(
            () -> offer(FLOW.layout.newRecord(), blocked, NOW + PAST_ALL, 1_000_000));
    while (store.counters().blocked() == 0) {
      Thread.onSpinWait();
    }
    assertThat(waiting).isNotDone();
    offer(1, NOW + PAST_ALL);
    assertThat(waiting.get(5, TimeUnit.MINUTES)).isEqualTo(EventFate.KEPT);
    assertThat(count(blocked, NOW + PAST_ALL)).isEqualTo(1);
  }

  @Test
  void aBlockedEventIsTurnedAwayWhenItsTimeIsOver() {
    open(Watermarks.defaults().blocking(1));
    long device = fill(EventFate.REJECTED);
    assertThat(store.counters().blocked()).isPositive();
    assertThat(store.counters().rejected()).isEqualTo(1);
    assertThat(count(device, NOW)).isNull();
  }

  @Test
  void aSpilledEventIsInTheLogAndAppliedFromItOnceThereIsRoom() {
    open(Watermarks.defaults().with(WhenFull.SPILL));
    long spilled = fill(EventFate.SPILLED);
    long later = NOW + HOUR + 25 * MINUTE;
    assertThat(store.health().pendingEvents()).isEqualTo(1);
    assertThat(offer(spilled, NOW + 50 * MINUTE)).isEqualTo(EventFate.SPILLED);
    assertThat(offer(spilled, NOW + 50 * MINUTE)).isEqualTo(EventFate.SPILLED);
    assertThat(count(spilled, NOW + HOUR)).isNull();
    assertThat(status()).isEqualTo(FeatureStatus.UNAVAILABLE);
    for (int i = 0; store.health().pendingEvents() > 0; i++) {
      assertThat(offer(1, later + i)).isEqualTo(EventFate.KEPT);
    }
    FeatureCounters counters = store.counters();
    assertThat(counters.spilled()).isEqualTo(3);
    assertThat(counters.pending()).isZero();
    assertThat(count(spilled, later)).isEqualTo(2);
    assertThat(status()).isEqualTo(FeatureStatus.OK);
  }

  @Test
  void idleEntitiesAreForgottenFasterAboveTheLowMark() {
    long[] evicted = new long[2];
    for (int i = 0; i < 2; i++) {
      int low = i == 0 ? 100 : 1;
      StoreOptions options = OPTIONS.withWatermarks(Watermarks.defaults().withPercents(low, 100));
      try (SlabFeatureStore each = SlabFeatureStore.open(options)) {
        store = each;
        features = FLOW.bind(each);
        for (long device = 1; device < 20_000; device++) {
          offer(device, NOW);
        }
        offer(1, NOW + PAST_ALL);
        for (int event = 0; event < 500; event++) {
          offer(1, NOW + PAST_ALL);
        }
        evicted[i] = each.counters().evicted();
        assertThat(each.health().memory())
            .isEqualTo(i == 0 ? MemoryLevel.AMPLE : MemoryLevel.TIGHT);
      }
    }
    assertThat(evicted[0]).isPositive();
    assertThat(evicted[1]).isGreaterThan(5 * evicted[0]);
  }

  @Test
  void aStoreInMemoryHasNoLogToSpillTo() {
    Watermarks marks = Watermarks.defaults().with(WhenFull.SPILL);
    assertThatThrownBy(() -> SlabFeatureStore.open(OPTIONS.withWatermarks(marks)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("open it with a directory");
  }

  @Test
  void marksThatAreNotOrderedAreRefused() {
    assertThatThrownBy(() -> Watermarks.defaults().withPercents(96, 95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("watermarks 96 % and 95 % are not ordered within 1..100");
  }
}
