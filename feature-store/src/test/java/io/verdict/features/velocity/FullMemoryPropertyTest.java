package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import io.verdict.features.velocity.Watermarks.WhenFull;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store whose memory fills and empties again, beside one with ample memory that is told the same:
 * what it says is OK is the same to the bit, whatever rule its host chose, and once a backlog is
 * applied all is.
 */
class FullMemoryPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 17L);
  private static final long START = 1_700_000_000_000L;
  private static final int CROWD = 55_000;
  private static final int QUIET = 15_000;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR),
          Flow.Window.of("last", WindowOp.LAST, "amount", "device.id", 5 * MINUTE).exact(),
          Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", HOUR),
          Flow.Window.of("sum", WindowOp.SUM, "amount", "id_no", HOUR));

  private static final StoreOptions AMPLE =
      StoreOptions.defaults().withLateness(10 * MINUTE, 10 * MINUTE).withClasses(2, 10, 64);
  private static final StoreOptions SCARCE = AMPLE.withCapacity(15L << 20, 1 << 10);

  @TempDir Path directory;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Record record = FLOW.layout.newRecord();
  private FeatureReader expected;
  private FeatureReader actual;
  private long nextId = 1;
  private long latest;
  private int believed;
  private int lowerBounds;
  private int unavailable;

  private static StoreOptions scarce(WhenFull rule) {
    return SCARCE.withWatermarks(Watermarks.defaults().with(rule));
  }

  @ParameterizedTest
  @EnumSource(WhenFull.class)
  void whatIsSaidToBeOkIsWhatAStoreWithAmpleMemorySays(WhenFull rule) {
    System.out.println("full memory property test: seed " + SEED);
    try (SlabFeatureStore ample = SlabFeatureStore.open(AMPLE);
        SlabFeatureStore scarce =
            SlabFeatureStore.open(scarce(rule), directory, StoreProcess.JOURNAL)) {
      SlabFeatures wanted = FLOW.bind(ample);
      SlabFeatures got = FLOW.bind(scarce);
      expected = wanted.newReader();
      actual = got.newReader();
      long stored = 0;
      for (int i = 0; i < CROWD + QUIET; i++) {
        fill(i);
        compare(i);
        boolean isStored = got.offer(record, latest, nextId).isStored();
        stored += isStored ? 1 : 0;
        if (isStored) {
          assertThat(wanted.apply(record, latest, nextId)).isTrue();
        }
        nextId++;
      }
      FeatureCounters counters = scarce.counters();
      System.out.println(
          rule
              + ": "
              + believed
              + " OK, "
              + lowerBounds
              + " lower bounds, "
              + unavailable
              + " unavailable; "
              + counters);
      assertThat(counters.applied()).isEqualTo(stored);
      assertThat(counters.evicted()).isGreaterThan(10_000);
      assertThat(counters.refused() > 0).isEqualTo(rule == WhenFull.REFUSE_ENTITY);
      assertThat(counters.rejected() > 0)
          .isEqualTo(rule == WhenFull.REJECT || rule == WhenFull.BLOCK);
      assertThat(counters.blocked() > 0).isEqualTo(rule == WhenFull.BLOCK);
      assertThat(counters.spilled() > 0).isEqualTo(rule == WhenFull.SPILL);
      assertThat(counters.pending()).isZero();
      assertThat(counters.usedBytes()).isLessThanOrEqualTo(counters.limitBytes());
      assertThat(believed).isGreaterThan(unavailable / 4).isGreaterThan(CROWD / 2);
    }
  }

  @Test
  void aBacklogSurvivesRestartsSnapshotsAndCompaction() {
    try (SlabFeatureStore ample = SlabFeatureStore.open(AMPLE)) {
      SlabFeatures wanted = FLOW.bind(ample);
      SlabFeatureStore scarce = open();
      SlabFeatures got = FLOW.bind(scarce);
      expected = wanted.newReader();
      actual = got.newReader();
      boolean wasPending = false;
      for (int i = 0; i < CROWD + QUIET; i++) {
        if (i % 6_000 == 5_999) {
          if (i / 6_000 % 2 == 1) {
            scarce.snapshot();
            scarce.compact();
          }
          wasPending |= scarce.counters().pending() > 0;
          scarce.close();
          scarce = open();
          got = FLOW.bind(scarce);
          actual = got.newReader();
        }
        fill(i);
        compare(i);
        assertThat(got.apply(record, latest, nextId)).isTrue();
        assertThat(wanted.apply(record, latest, nextId++)).isTrue();
      }
      assertThat(wasPending).as("restarted with a backlog").isTrue();
      assertThat(scarce.counters().pending()).isZero();
      assertThat(scarce.health().pendingEvents()).isZero();
      scarce.close();
    }
  }

  private SlabFeatureStore open() {
    return SlabFeatureStore.open(scarce(WhenFull.SPILL), directory, StoreProcess.JOURNAL);
  }

  /** A crowd of new entities within an hour, then few that are known, for the next two. */
  private void fill(int event) {
    boolean isCrowd = event < CROWD;
    latest = START + (isCrowd ? event * HOUR / CROWD : HOUR + (event - CROWD) * 2L * HOUR / QUIET);
    long device = random.nextInt(4) == 0 ? random.nextLong(100) : 100 + random.nextLong(60_000);
    long person = random.nextInt(4) == 0 ? random.nextLong(100) : 100 + random.nextLong(90_000);
    record.clear();
    record.setKey(0, 31 * device, isCrowd ? device : device % 100);
    record.setKey(1, person, isCrowd ? -person : -(person % 100));
    record.set(2, random.nextLong(1_000));
  }

  /** Asks for another pair of entities than the event's, often one of those that came last. */
  private void compare(int event) {
    if (event % 4 != 0) {
      return;
    }
    long asOf = latest - (random.nextInt(8) == 0 ? random.nextLong(5 * MINUTE) : 0);
    Record asked = FLOW.layout.newRecord();
    long device = random.nextInt(4) == 0 ? random.nextLong(100) : 100 + random.nextLong(60_000);
    long person = random.nextInt(4) == 0 ? random.nextLong(100) : 100 + random.nextLong(90_000);
    asked.setKey(0, 31 * device, device);
    asked.setKey(1, person, -person);
    String[] wanted = read(expected, asked, asOf);
    String[] got = read(actual, asked, asOf);
    for (int i = 0; i < wanted.length; i++) {
      FeatureStatus status = actual.status(FLOW.layout.slot(FLOW.windows.get(i).name()));
      String place = "seed " + SEED + ", event " + event + ", " + FLOW.windows.get(i).name();
      switch (status) {
        case OK, WARMING -> assertThat(got[i]).as(place).isEqualTo(wanted[i]);
        case SATURATED -> assertLowerBound(place, got[i], wanted[i]);
        default -> assertThat(got[i]).as(place).isEqualTo("missing");
      }
      believed += status == FeatureStatus.OK || status == FeatureStatus.WARMING ? 1 : 0;
      lowerBounds += status == FeatureStatus.SATURATED ? 1 : 0;
      unavailable += status == FeatureStatus.UNAVAILABLE ? 1 : 0;
    }
  }

  private static void assertLowerBound(String place, String got, String wanted) {
    if (!got.equals("missing")) {
      assertThat(Long.parseLong(got)).as(place).isLessThanOrEqualTo(Long.parseLong(wanted));
    }
  }

  private static String[] read(FeatureReader reader, Record asked, long asOf) {
    reader.join(asked, asOf);
    return FLOW.windows.stream()
        .map(window -> FLOW.layout.slot(window.name()))
        .map(slot -> asked.isPresent(slot) ? Long.toString(asked.value(slot)) : "missing")
        .toArray(String[]::new);
  }
}
