package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.journal.Durability;
import io.verdict.engine.journal.JournalException;
import io.verdict.engine.journal.JournalOptions;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A durable store that is closed, or left, at any moment comes back as if nothing had been. */
class DurableStoreTest {
  private static final long SEED = Long.getLong("verdict.seed", 11L);
  private static final long NOW = 1_700_000_000_000L;
  private static final StoreOptions OPTIONS = StoreOptions.defaults().withClasses(2, 10, 200);
  private static final JournalOptions JOURNAL =
      JournalOptions.of(Durability.PROCESS).withSegmentBytes(1 << 20);

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR).current(),
          Flow.Window.of("sum_7d", WindowOp.SUM, "amount", "device.id", 7 * DAY)
              .where(Flow.channelIs(2)),
          Flow.Window.of("max_30d", WindowOp.MAX, "amount", "device.id", 30 * DAY)
              .where(Flow.channelIs(0)),
          Flow.Window.of("last_7d", WindowOp.LAST, "channel", "id_no", 7 * DAY),
          Flow.Window.of("ids_24h", WindowOp.DISTINCT, "id_no", "device.id", DAY),
          Flow.Window.of("channels_24h", WindowOp.DISTINCT, "channel", "device.id", DAY),
          Flow.Window.of("exact_1h", WindowOp.AVG, "age", "id_no", HOUR).exact());

  @TempDir Path directory;
  private final List<SlabFeatureStore> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(SlabFeatureStore::close);
  }

  private SlabFeatureStore durable() {
    SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, JOURNAL);
    open.add(store);
    return store;
  }

  private static void fill(Record record, long device) {
    record.clear();
    record.setKey(0, 0, device);
    record.setKey(1, 0, device);
  }

  @Test
  void restartsAnywhereChangeNoFeature() {
    System.out.println("durable store test: seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    History history = new History(SEED, 20_000, OPTIONS.latenessMillis());
    SlabFeatureStore whole = SlabFeatureStore.open(OPTIONS);
    open.add(whole);
    SlabFeatures expected = FLOW.bind(whole);
    SlabFeatureStore store = durable();
    SlabFeatures features = FLOW.bind(store);
    Record record = FLOW.layout.newRecord();
    for (int i = 0; i < 30_000; i++) {
      if (random.nextInt(3_000) == 0) {
        if (random.nextBoolean()) {
          store.snapshot();
          store.compact();
        }
        store.close();
        store = durable();
        features = FLOW.bind(store);
      }
      NaiveWindows.Event event = history.next();
      History.fill(record, event);
      String wanted = join(expected, record, event.time());
      assertThat(join(features, record, event.time()))
          .as("seed %d, event %d", SEED, i)
          .isEqualTo(wanted);
      boolean isStored = expected.apply(record, event.time(), event.id());
      assertThat(features.apply(record, event.time(), event.id())).isEqualTo(isStored);
    }
    assertThat(open).as("restarts").hasSizeGreaterThan(5);
    assertThat(store.counters().entities()).isEqualTo(whole.counters().entities());
  }

  private static String join(SlabFeatures features, Record record, long asOf) {
    FeatureReader reader = features.newReader();
    reader.join(record, asOf);
    StringBuilder text = new StringBuilder();
    for (Flow.Window window : FLOW.windows) {
      int slot = FLOW.layout.slot(window.name());
      text.append(reader.status(slot)).append(' ');
      text.append(record.isPresent(slot) ? record.value(slot) : "missing").append(", ");
    }
    return text.toString();
  }

  @Test
  void aDamagedSnapshotIsPassedOverForAnOlderOneAndTheLog() throws Exception {
    SlabFeatureStore store = durable();
    SlabFeatures features = FLOW.bind(store);
    Record record = FLOW.layout.newRecord();
    for (int i = 0; i < 300; i++) {
      fill(record, 1);
      features.apply(record, NOW + i, i);
      if (i % 100 == 50) {
        store.snapshot();
      }
    }
    store.close();
    List<Path> snapshots = snapshots();
    assertThat(snapshots).as("the newest two are kept").hasSize(2);
    flip(snapshots.get(1));
    store = durable();
    features = FLOW.bind(store);
    Recovered recovered = store.recover();
    assertThat(recovered.snapshotPosition()).isPositive();
    assertThat(recovered.replayedEvents()).isEqualTo(149);
    fill(record, 1);
    features.join(record, NOW + 300);
    assertThat(record.value(FLOW.layout.slot("count_1h"))).isEqualTo(301);
    store.close();
    flip(snapshots.get(0));
    store = durable();
    FLOW.bind(store);
    assertThat(store.recover()).isEqualTo(new Recovered(0, 300));
  }

  private List<Path> snapshots() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".vfs")).sorted().toList();
    }
  }

  private static void flip(Path file) throws Exception {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, channel.size() / 2);
      one.put(0, (byte) (one.get(0) ^ 4));
      channel.write(one.flip(), channel.size() / 2);
    }
  }

  @Test
  void aNewWindowIsFilledFromTheLogAtTheNextStart() {
    SlabFeatureStore store = durable();
    SlabFeatures features = FLOW.bind(store);
    Record record = FLOW.layout.newRecord();
    for (int i = 0; i < 20; i++) {
      fill(record, 1);
      record.set(4, 30 + i);
      features.apply(record, NOW + i, i);
    }
    store.snapshot();
    store.close();
    Flow wider = new Flow(Flow.Window.of("ages", WindowOp.DISTINCT, "age", "device.id", 30 * DAY));
    store = durable();
    SlabFeatures grown = wider.bind(store);
    Record fresh = wider.layout.newRecord();
    fill(fresh, 1);
    grown.join(fresh, NOW + 30);
    assertThat(fresh.value(wider.layout.slot("ages"))).isEqualTo(20);
  }

  @Test
  void aNewWindowOfAHubWhoseLogIsGoneIsALowerBoundAndSaysSo() {
    SlabFeatureStore store = durable();
    SlabFeatures features = FLOW.bind(store);
    Record record = FLOW.layout.newRecord();
    for (int i = 0; i < 60_000; i++) {
      fill(record, i % 50);
      features.apply(record, NOW + i, i);
      if (i % 20_000 == 0) {
        store.snapshot();
      }
    }
    assertThat(store.compact()).isPositive();
    store.close();
    Flow wider = new Flow(Flow.Window.of("n", WindowOp.COUNT, null, "device.id", DAY));
    store = durable();
    FeatureReader reader = wider.bind(store).newReader();
    Record fresh = wider.layout.newRecord();
    fill(fresh, 1);
    reader.join(fresh, NOW + 60_000);
    assertThat(fresh.value(wider.layout.slot("n"))).isBetween(0L, 1_000L);
    assertThat(reader.status(wider.layout.slot("n"))).isEqualTo(FeatureStatus.SATURATED);
  }

  @Test
  void oneOpenerAtATimeAndFilesForTheOwnerAlone() throws Exception {
    SlabFeatureStore store = durable();
    SlabFeatures features = FLOW.bind(store);
    Record record = FLOW.layout.newRecord();
    fill(record, 1);
    features.apply(record, NOW, 1);
    store.snapshot();
    assertThatThrownBy(this::durable).isInstanceOf(JournalException.class);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.getPosixFilePermissions(file)).as(file.toString()).hasSize(2);
      }
    }
    store.close();
    durable();
  }

  @Test
  void aStoreInMemoryHasNothingToSnapshot() {
    SlabFeatureStore store = SlabFeatureStore.open(OPTIONS);
    open.add(store);
    assertThatThrownBy(store::snapshot)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("open it with a directory");
  }
}
