package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.KeyHasher;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RotatingKeyHasher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is erased with proof; the host's key is rotated without a value that changes. */
class ErasureTest {
  private static final long SEED = Long.getLong("verdict.seed", 17L);
  private static final long NOW = 1_700_000_000_000L;
  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("ids_7d", WindowOp.DISTINCT, "id_no", "device.id", 7 * DAY),
          Flow.Window.of("devices_7d", WindowOp.DISTINCT, "device.id", "id_no", 7 * DAY),
          Flow.Window.of("sum_7d", WindowOp.SUM, "amount", "id_no", 7 * DAY),
          Flow.Window.of("count_1d", WindowOp.COUNT, null, "device.id", DAY));
  private static final StoreOptions OPTIONS =
      StoreOptions.defaults().withClasses(2, 8, 100).withLateness(DAY, DAY);

  @TempDir Path directory;

  private static KeyHasher hasher(int epoch) {
    return KeyHasher.of(
        ("the key of epoch " + epoch + ", long enough").getBytes(StandardCharsets.UTF_8));
  }

  private SlabFeatureStore durable() {
    return SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL);
  }

  private static String joined(SlabFeatures features, Record record, long asOf) {
    FeatureReader reader = features.newReader();
    reader.join(record, asOf);
    StringBuilder text = new StringBuilder();
    for (Flow.Window window : FLOW.windows) {
      int slot = FLOW.layout.slot(window.name());
      text.append(record.isPresent(slot) ? record.value(slot) : "missing").append(' ');
      text.append(reader.status(slot)).append(", ");
    }
    return text.toString();
  }

  /** Some devices are shared by few persons, one by more than a small entity keeps. */
  private static void fill(Record record, KeyHasher hasher, int i) {
    record.clear();
    hasher.set(record, 0, i % 3 == 0 ? "shared device" : "device " + i % 40);
    hasher.set(record, 1, "person " + i % 50);
    record.set(2, 100 + i);
  }

  private static EntityKeys person(KeyHasher hasher, int number) {
    hasher.hash("person " + number);
    return new EntityKeys().add(hasher.high(), hasher.low());
  }

  @Test
  void anErasedPersonIsNowhereAndTheOthersCountAsBefore() {
    KeyHasher hasher = hasher(0);
    Record record = FLOW.layout.newRecord();
    String shared;
    String other;
    try (SlabFeatureStore store = durable()) {
      SlabFeatures features = FLOW.bind(store);
      for (int i = 0; i < 2_000; i++) {
        fill(record, hasher, i);
        features.apply(record, NOW + i * 60_000L, i);
        if (i == 1_000) {
          store.snapshot();
        }
      }
      long asOf = NOW + 2_000 * 60_000L;
      fill(record, hasher, 0);
      record.setMissing(1);
      shared = joined(features, record, asOf);
      fill(record, hasher, 8);
      other = joined(features, record, asOf);
      KeyScan before = new KeyScan(person(hasher, 7));
      before.files(directory);
      before.memory(store.memory());
      assertThat(before.found).as("the scan finds what is there").isGreaterThan(40);
      ErasureReport report = store.keys().erase(person(hasher, 7));
      System.out.println("erasure: " + report);
      assertThat(report.occurrencesLeft()).isZero();
      assertThat(report.entitiesRemoved()).isEqualTo(1);
      assertThat(report.valuesReplaced()).isPositive();
      assertThat(report.segmentsRemoved()).isPositive();
      requireErased(features, record, hasher, asOf, shared, other);
    }
    try (SlabFeatureStore store = durable()) {
      SlabFeatures features = FLOW.bind(store);
      requireErased(features, record, hasher, NOW + 2_000 * 60_000L, shared, other);
      fill(record, hasher, 7);
      assertThat(features.apply(record, NOW + 2_000 * 60_000L, 5_000)).as("may come back").isTrue();
    }
  }

  private static void requireErased(
      SlabFeatures features,
      Record record,
      KeyHasher hasher,
      long asOf,
      String shared,
      String other) {
    fill(record, hasher, 0);
    record.setMissing(1);
    assertThat(joined(features, record, asOf)).isEqualTo(shared);
    fill(record, hasher, 8);
    assertThat(joined(features, record, asOf)).isEqualTo(other);
    fill(record, hasher, 7);
    features.join(record, asOf);
    assertThat(record.value(FLOW.layout.slot("devices_7d"))).isZero();
    assertThat(record.value(FLOW.layout.slot("sum_7d"))).isZero();
  }

  @Test
  void anErasureThatAKillCutShortIsFinishedAtTheNextStart() {
    KeyHasher hasher = hasher(0);
    Record record = FLOW.layout.newRecord();
    try (SlabFeatureStore store = durable()) {
      SlabFeatures features = FLOW.bind(store);
      for (int i = 0; i < 300; i++) {
        fill(record, hasher, i);
        features.apply(record, NOW + i, i);
      }
      store.files().log.append(person(hasher, 7));
    }
    try (SlabFeatureStore store = durable()) {
      SlabFeatures features = FLOW.bind(store);
      store.recover();
      KeyScan scan = new KeyScan(person(hasher, 7));
      scan.files(directory);
      scan.memory(store.memory());
      assertThat(scan.found).isZero();
      fill(record, hasher, 7);
      features.join(record, NOW + 300);
      assertThat(record.value(FLOW.layout.slot("devices_7d"))).isZero();
    }
  }

  @Test
  void aRotationOfTheKeyChangesNoValueAndLeavesNoHashOfTheOldKey() {
    System.out.println("rotation test: seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    KeyHasher old = hasher(0);
    KeyHasher next = hasher(1);
    Record record = FLOW.layout.newRecord();
    Record whole = FLOW.layout.newRecord();
    try (SlabFeatureStore unrotated = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatureStore store = durable();
      SlabFeatures expected = FLOW.bind(unrotated);
      SlabFeatures features = FLOW.bind(store);
      long time = NOW;
      boolean isFinished = false;
      for (int i = 0; i < 6_000; i++) {
        time += random.nextLong(12 * 60_000L);
        fill(whole, old, random.nextInt(100_000));
        if (i == 3_000) {
          store.snapshot();
          store.compact();
          store.close();
          store = durable();
          features = FLOW.bind(store);
        }
        copyKeys(store, whole, record, i > 1_000, isFinished);
        long asOf = time;
        assertThat(joined(features, record, asOf))
            .as("seed %d, event %d", SEED, i)
            .isEqualTo(joined(expected, whole, asOf));
        expected.apply(whole, time, i);
        features.apply(record, time, i);
        if (i == 5_000) {
          RotationReport report = store.keys().finishRotation(false);
          System.out.println("rotation: " + report);
          assertThat(report.isLossless()).isTrue();
          assertThat(report.epoch()).isEqualTo(1);
          isFinished = true;
        }
      }
      KeyScan scan = new KeyScan(person(old, 7));
      scan.files(directory);
      scan.memory(store.memory());
      assertThat(scan.found).as("hashes of the old key").isZero();
      scan = new KeyScan(person(next, 7));
      scan.files(directory);
      assertThat(scan.found).as("hashes of the new key").isPositive();
      store.close();
    }
  }

  /** Fills a record as a host does before, during and after the rotation. */
  private void copyKeys(
      SlabFeatureStore store, Record whole, Record into, boolean isRotating, boolean isFinished) {
    int amount = (int) whole.value(2);
    int i = amount - 100;
    if (isFinished || !isRotating) {
      fill(into, hasher(isFinished ? 1 : 0), i);
      return;
    }
    RotatingKeyHasher rotating = new RotatingKeyHasher(hasher(0), hasher(1), store.keys());
    fill(into, hasher(0), i);
    rotating.set(into, 0, i % 3 == 0 ? "shared device" : "device " + i % 40);
    rotating.set(into, 1, "person " + i % 50);
  }

  @Test
  void aRotationIsNotFinishedBeforeEveryWindowHasSeenItUnlessForced() {
    KeyHasher old = hasher(0);
    Record record = FLOW.layout.newRecord();
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatures features = FLOW.bind(store);
      for (int i = 0; i < 100; i++) {
        fill(record, old, i);
        features.apply(record, NOW + i, i);
      }
      assertThatThrownBy(() -> store.keys().finishRotation(false))
          .hasMessageContaining("no rotation goes on");
      RotatingKeyHasher rotating = new RotatingKeyHasher(old, hasher(1), store.keys());
      rotating.set(record, 1, "person 7");
      assertThatThrownBy(() -> store.keys().finishRotation(false))
          .hasMessageContaining("must go on");
      RotationReport forced = store.keys().finishRotation(true);
      assertThat(forced.isLossless()).isFalse();
      assertThat(forced.entitiesMoved()).isEqualTo(1);
      assertThat(forced.entitiesDropped()).isPositive();
      hasher(1).set(record, 1, "person 7");
      features.join(record, NOW + 200);
      assertThat(record.value(FLOW.layout.slot("devices_7d"))).isPositive();
    }
  }
}
