package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A snapshot is of one moment although events go on while it is written: entities that change, grow
 * large, are made or forgotten between its turns are in it as they were.
 */
class LiveSnapshotPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 23L);
  private static final int ROUNDS = 6;
  private static final int EVENTS = 6_000;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR),
          Flow.Window.of("sum_4h", WindowOp.SUM, "amount", "device.id", 4 * HOUR),
          Flow.Window.of("max_1h", WindowOp.MAX, "amount", "id_no", HOUR),
          Flow.Window.of("last_5m", WindowOp.LAST, "channel", "id_no", 5 * MINUTE).exact(),
          Flow.Window.of("ids_1h", WindowOp.DISTINCT, "id_no", "device.id", HOUR));
  private static final Flow MORE =
      new Flow(
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR),
          Flow.Window.of("min_2h", WindowOp.MIN, "amount", "device.id", 2 * HOUR),
          Flow.Window.of("avg_1h", WindowOp.AVG, "age", "id_no", HOUR));

  private static final StoreOptions OPTIONS =
      StoreOptions.defaults().withLateness(HOUR, 10 * MINUTE).withClasses(2, 10, 64);

  @TempDir Path directory;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final History history = new History(SEED, 2_000, HOUR);
  private final Record record = FLOW.layout.newRecord();
  private SlabFeatures features;
  private SlabFeatures more;
  private long latest;

  private void apply(int events) {
    for (int i = 0; i < events; i++) {
      NaiveWindows.Event event = history.next();
      History.fill(record, event);
      features.apply(record, event.time(), event.id());
      latest = Math.max(latest, event.time());
    }
  }

  private void bind(SlabFeatureStore store) {
    features = FLOW.bind(store);
    more = MORE.bind(store);
  }

  /** All windows of many devices and persons. */
  private List<String> values(long asOf) {
    List<String> all = new ArrayList<>();
    Record asked = FLOW.layout.newRecord();
    Record askedMore = MORE.layout.newRecord();
    for (long key = 0; key < 3_000; key++) {
      for (Record each : List.of(asked, askedMore)) {
        each.clear();
        each.setKey(0, key * 31, key);
        each.setKey(1, key, -key);
      }
      features.join(asked, asOf);
      more.join(askedMore, asOf);
      StringBuilder text = new StringBuilder().append(key);
      FLOW.windows.forEach(window -> append(text, asked, FLOW, window));
      MORE.windows.forEach(window -> append(text, askedMore, MORE, window));
      all.add(text.toString());
    }
    return all;
  }

  private static void append(StringBuilder text, Record from, Flow flow, Flow.Window window) {
    int slot = flow.layout.slot(window.name());
    text.append(", ").append(from.isPresent(slot) ? from.value(slot) : "missing");
  }

  @Test
  void aSnapshotIsOfOneMomentThoughEventsGoOn() throws IOException {
    System.out.println("live snapshot property test: seed " + SEED);
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      features = FLOW.bind(store);
      apply(EVENTS);
      more = MORE.bind(store); // entities move to the new layout as they are copied
      for (int round = 0; round < ROUNDS; round++) {
        apply(EVENTS);
        long moment = latest;
        List<String> wanted = values(moment);
        long evictedBefore = store.counters().evicted();
        int[] turns = {0};
        SlabFeatures live = features;
        store.files().snapshot(store.memory(), store.streams(), turns(store, turns));
        System.out.println(
            turns[0] + " turns, " + (store.counters().evicted() - evictedBefore) + " forgotten");
        assertThat(turns[0]).isGreaterThan(10);
        Path file = StoreFiles.snapshots(directory).get(0);
        try (SlabFeatureStore read = SlabFeatureStore.open(OPTIONS)) {
          SlabFeatures itsMore = more;
          bind(read);
          String layouts = Stream.text(read.streams());
          assertThat(new SnapshotReader(read.memory(), read.streams()).read(file, layouts, false))
              .isEqualTo(StoreFiles.position(file));
          assertThat(values(moment)).as("seed %d, round %d", SEED, round).isEqualTo(wanted);
          features = live;
          more = itsMore;
        }
      }
    }
  }

  /** Turns between which events come. */
  private SnapshotWriter.Turns turns(SlabFeatureStore store, int[] count) {
    return new SnapshotWriter.Turns() {
      @Override
      public void begin() {
        store.guard().begin();
      }

      @Override
      public void end() {
        store.guard().end();
        count[0]++;
        apply(random.nextInt(100));
      }
    };
  }

  @Test
  void aStoreComesBackFromASnapshotTakenAmongEvents() {
    List<String> wanted;
    long position;
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      bind(store);
      apply(EVENTS);
      store.files().snapshot(store.memory(), store.streams(), turns(store, new int[1]));
      apply(100);
      store.compact();
      wanted = values(latest);
      position = store.position();
    }
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      bind(store);
      Recovered recovered = store.recover();
      assertThat(recovered.replayedEvents()).isPositive().isLessThan(position);
      assertThat(values(latest)).as("seed %d", SEED).isEqualTo(wanted);
    }
  }

  @Test
  void snapshotsOfAnotherThreadAndEventsDoNotDisturbEachOther() throws Exception {
    List<String> wanted;
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      bind(store);
      AtomicBoolean isOver = new AtomicBoolean();
      CompletableFuture<Integer> snapshots =
          CompletableFuture.supplyAsync(
              () -> {
                int taken = 0;
                while (!isOver.get() || taken == 0) {
                  store.snapshot();
                  store.compact();
                  taken++;
                }
                return taken;
              });
      apply(5 * EVENTS);
      isOver.set(true);
      System.out.println(snapshots.get() + " snapshots by another thread");
      wanted = values(latest);
    }
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      bind(store);
      store.recover();
      assertThat(values(latest)).as("seed %d", SEED).isEqualTo(wanted);
    }
  }

  @Test
  void aSnapshotThatFailsLeavesTheStoreAsItWas() {
    try (SlabFeatureStore store =
        SlabFeatureStore.open(OPTIONS.withLateness(DAY, HOUR), directory, StoreProcess.JOURNAL)) {
      bind(store);
      apply(EVENTS);
      int[] turns = {0};
      SnapshotWriter.Turns failing =
          new SnapshotWriter.Turns() {
            @Override
            public void begin() {
              store.guard().begin();
            }

            @Override
            public void end() {
              store.guard().end();
              if (++turns[0] == 7) {
                throw new IllegalStateException("planted");
              }
            }
          };
      assertThatThrownBy(() -> store.files().snapshot(store.memory(), store.streams(), failing))
          .hasMessage("planted");
      List<String> before = values(latest);
      assertThat(directory.toFile().list((at, name) -> name.startsWith("snapshot"))).isEmpty();
      store.snapshot();
      assertThat(values(latest)).isEqualTo(before);
    }
  }
}
