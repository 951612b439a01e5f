package io.verdict.features.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.verdict.features.FeatureStatus;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every profile store keeps, however it is stored. */
abstract class ProfileStoreContract {
  static final long NOW = 1_700_000_000_000L;
  static final ProfileLayout LAYOUT =
      new ProfileLayout(
          List.of(
              new Attribute("bureau.score", "bureau", 1_000),
              new Attribute("bureau.inq_3m", "bureau", 500)));
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  ProfileStore store;
  ProfileReader reader;
  final Profile profile = new Profile(LAYOUT);

  /** A store with room for a number of profiles. */
  final ProfileStore open(int capacity) {
    return open(capacity, LAYOUT);
  }

  /** A store of a layout. */
  abstract ProfileStore open(int capacity, ProfileLayout layout);

  @BeforeEach
  void openForAll() {
    store = open(5_000);
    reader = store.newReader();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasPutIsRead() {
    profile.set(0, 712, NOW);
    assertThat(store.put(1, 2, profile)).isTrue();
    profile.clear();
    assertThat(reader.read(1, 2, profile)).isTrue();
    assertThat(profile.value(0)).isEqualTo(712);
    assertThat(profile.arrivedMillis(0)).isEqualTo(NOW);
    assertThat(profile.status(1, NOW)).isEqualTo(FeatureStatus.UNAVAILABLE);
    assertThat(reader.read(2, 1, profile)).isFalse();
    assertThat(profile.status(0, NOW)).isEqualTo(FeatureStatus.UNAVAILABLE);
  }

  @Test
  void aValueCountsFromItsArrivalAndIsStaleAfterItsGreatestAge() {
    profile.set(0, 712, NOW);
    store.put(1, 2, profile);
    reader.read(1, 2, profile);
    assertThat(profile.status(0, NOW - 1)).isEqualTo(FeatureStatus.UNAVAILABLE);
    assertThat(profile.status(0, NOW)).isEqualTo(FeatureStatus.OK);
    assertThat(profile.status(0, NOW + 1_000)).isEqualTo(FeatureStatus.OK);
    assertThat(profile.status(0, NOW + 1_001)).isEqualTo(FeatureStatus.STALE);
  }

  @Test
  void aRemovedProfileIsGoneAndMayComeBack() {
    profile.set(0, 1, NOW);
    store.put(1, 2, profile);
    store.remove(1, 2);
    store.remove(1, 2);
    store.remove(9, 9);
    assertThat(reader.read(1, 2, profile)).isFalse();
    assertThat(store.size()).isZero();
    profile.set(0, 2, NOW);
    store.put(1, 2, profile);
    assertThat(reader.read(1, 2, profile)).isTrue();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void aFullStoreSaysSoAndKeepsWhatItHas() {
    ProfileStore small = open(3);
    int put = 0;
    while (small.put(put, put, profile)) {
      put++;
      assertThat(put).isLessThan(1_000);
    }
    assertThat(put).isGreaterThanOrEqualTo(3);
    assertThat(small.put(0, 0, profile)).as("replacing goes on").isTrue();
    assertThat(small.size()).isEqualTo(put);
    small.close();
  }

  @Test
  void aProfileOfOtherAttributesIsRefused() {
    Profile other = new Profile(new ProfileLayout(List.of(new Attribute("a", "b", 1))));
    assertThatThrownBy(() -> store.put(1, 1, other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agreesWithAMapOfJava() {
    long seed = 99;
    SplittableRandom random = new SplittableRandom(seed);
    Map<Long, Long> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextLong(4_000);
      if (random.nextInt(4) == 0) {
        store.remove(key, -key);
        expected.remove(key);
      } else {
        profile.clear();
        profile.set(0, i, NOW);
        store.put(key, -key, profile);
        expected.put(key, (long) i);
      }
    }
    assertThat(store.size()).as("seed %d", seed).isEqualTo(expected.size());
    for (long key = 0; key < 4_000; key++) {
      Long value = reader.read(key, -key, profile) ? Long.valueOf(profile.value(0)) : null;
      assertThat(value).as("seed %d, key %d", seed, key).isEqualTo(expected.get(key));
    }
  }

  @Test
  void aSlotIsFreeAgainAfterARemoval() {
    ProfileStore small = open(100);
    long rejected = 0;
    for (int i = 0; i < 10_000; i++) {
      rejected += small.put(i, -i, profile) ? 0 : 1;
      small.remove(i, -i);
    }
    assertThat(rejected).isZero();
    assertThat(small.size()).isZero();
    small.close();
  }

  @Test
  void aDecisionOfThePastFindsWhatWasKnownThen() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    ProfileLayout layout = new ProfileLayout(LAYOUT.attributes(), 8);
    ProfileStore versions = open(1_000, layout);
    ProfileReader itsReader = versions.newReader();
    Profile each = new Profile(layout);
    Map<Long, TreeMap<Long, Long>> known = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long key = random.nextLong(200);
      TreeMap<Long, Long> arrivals = known.computeIfAbsent(key, k -> new TreeMap<>());
      long time = NOW + random.nextLong(5_000);
      if (random.nextInt(4) == 0) {
        itsReader.read(key, 1, each);
        each.set(1, i, time);
        assertThat(versions.put(key, 1, each)).isTrue();
        arrivals.put(time, (long) i);
        while (arrivals.size() > 8) {
          arrivals.pollFirstEntry();
        }
      } else {
        itsReader.read(key, 1, each);
        Map.Entry<Long, Long> newest = arrivals.floorEntry(time);
        FeatureStatus wanted =
            newest == null
                ? FeatureStatus.UNAVAILABLE
                : time - newest.getKey() > 500 ? FeatureStatus.STALE : FeatureStatus.OK;
        assertThat(each.status(1, time)).as("seed %d, step %d", seed, i).isEqualTo(wanted);
        if (newest != null) {
          assertThat(each.value(1, time)).isEqualTo(newest.getValue());
        }
      }
    }
    versions.close();
  }

  @Test
  void readersAmongRemovalsFindEveryProfileThatStays() throws Exception {
    ProfileStore small = open(200);
    for (long key = 0; key < 100; key++) {
      profile.clear();
      profile.set(0, key, NOW);
      small.put(key, 7, profile);
    }
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Long> reading =
        CompletableFuture.supplyAsync(
            () -> {
              ProfileReader itsReader = small.newReader();
              Profile into = new Profile(LAYOUT);
              long reads = 0;
              while (!isOver.get() || reads == 0) {
                for (long key = 0; key < 100; key++) {
                  assertThat(itsReader.read(key, 7, into)).isTrue();
                  assertThat(into.value(0)).isEqualTo(key);
                  reads++;
                }
              }
              return reads;
            });
    for (int round = 0; round < 2_000; round++) {
      for (long key = 1_000; key < 1_020; key++) {
        small.put(key * round, 9, profile);
      }
      for (long key = 1_000; key < 1_020; key++) {
        small.remove(key * round, 9);
      }
    }
    isOver.set(true);
    assertThat(reading.get()).isPositive();
    small.close();
  }

  @Test
  void readingAllocatesNothing() {
    profile.set(0, 1, NOW);
    store.put(1, 1, profile);
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 60 && fewest > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 20_000; i++) {
        reader.read(i & 1, 1, profile);
      }
      fewest = Math.min(fewest, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(fewest).as("bytes of the best of sixty rounds; the JIT allocates in some").isZero();
  }
}
