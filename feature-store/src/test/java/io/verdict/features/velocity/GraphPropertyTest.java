package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.verdict.engine.record.Record;
import io.verdict.features.list.SlabMemberList;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures of components against a graph that is made anew for each question. */
class GraphPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 23L);
  private static final int EVENTS =
      System.getProperty("verdict.budget", "normal").equals("nightly") ? 30_000 : 1_500;
  private static final long NOW = 1_700_000_000_000L;
  private static final long WITHIN = 5 * DAY;
  private static final StoreOptions OPTIONS =
      StoreOptions.defaults().withClasses(2, 30, 4_096).withLateness(2 * DAY, HOUR);
  private static final GraphFlow FLOW = new GraphFlow(WITHIN);

  @TempDir Path directory;

  private SlabFeatureStore durable() {
    return SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL);
  }

  @Test
  void everyMeasureIsThatOfTheGraphOfThePeriod() {
    System.out.println("graph test: seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    NaiveGraph naive = new NaiveGraph(WITHIN);
    SlabFeatureStore store = durable();
    SlabFeatures features = FLOW.bind(store);
    Record record = FLOW.layout.newRecord();
    venues(store, naive, false);
    long time = NOW;
    long largest = 0;
    long labelledSeen = 0;
    for (int i = 0; i < EVENTS; i++) {
      time += random.nextLong(HOUR);
      if (i == EVENTS / 2) {
        store.snapshot();
        store.close();
        store = durable();
        features = FLOW.bind(store);
        venues(store, naive, true);
      }
      long late = random.nextInt(10) == 0 ? random.nextLong(2 * DAY - HOUR) : 0;
      if (random.nextInt(25) == 0) {
        long person = 1L + random.nextInt(400);
        EventWriter labels = features.newEventWriter("fraud_label");
        Record label = labels.record();
        label.setKey(0, 1, person);
        labels.apply(time - late, 1_000_000 + i);
        naive.labels.add(new NaiveGraph.Label(time - late, person));
      }
      NaiveGraph.Application event = draw(random, time);
      GraphFlow.fill(record, event.person(), event.links());
      String measured = FLOW.measured(features, record, time);
      assertThat(measured).as("seed %d, event %d", SEED, i).startsWith(naive.measured(event) + " ");
      largest = Math.max(largest, Long.parseLong(measured.split(" ", -1)[0]));
      labelledSeen += measured.split(" ", -1)[2].equals("0") ? 0 : 1;
      apply(
          features,
          record,
          naive,
          new NaiveGraph.Application(time - late, event.person(), event.links()),
          i);
      forget(naive, time);
    }
    store.close();
    assertThat(largest).as("components of some size").isGreaterThan(10);
    assertThat(labelledSeen).isGreaterThan(20);
  }

  private static void apply(
      SlabFeatures features,
      Record record,
      NaiveGraph naive,
      NaiveGraph.Application event,
      int id) {
    GraphFlow.fill(record, event.person(), event.links());
    assertThat(features.apply(record, event.time(), id)).isTrue();
    assertThat(features.apply(record, event.time(), id)).as("told twice").isFalse();
    naive.applications.add(event);
  }

  /** The oracle may forget what no question can reach. */
  private static void forget(NaiveGraph naive, long time) {
    naive.applications.removeIf(event -> event.time() < time - WITHIN - 3 * DAY);
  }

  private static NaiveGraph.Application draw(SplittableRandom random, long time) {
    long person = 1L + random.nextInt(400);
    long[] links = {
      random.nextInt(3) == 0 ? 1 + random.nextInt(150) : person,
      random.nextInt(4) == 0 ? 0 : person * 3 + random.nextInt(2),
      random.nextInt(2) == 0 ? 0 : 1 + random.nextInt(60)
    };
    return new NaiveGraph.Application(time, person, links);
  }

  /** Wi-Fi 1 to 5 are venues, 6 becomes one later. */
  private static void venues(SlabFeatureStore store, NaiveGraph naive, boolean isLater) {
    SlabMemberList.Builder list = SlabMemberList.builder(8);
    for (int wifi = 1; wifi <= (isLater ? 6 : 5); wifi++) {
      list.add(4, wifi);
      naive.venues.add("2/" + wifi);
    }
    store.lists().swap("venues", list.build());
  }

  @Test
  void aPlantedFutureAndATruncatedPastChangeNothing() {
    Record record = FLOW.layout.newRecord();
    try (SlabFeatureStore whole = SlabFeatureStore.open(OPTIONS);
        SlabFeatureStore cut = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatures first = FLOW.bind(whole);
      SlabFeatures second = FLOW.bind(cut);
      venues(whole, new NaiveGraph(WITHIN), false);
      venues(cut, new NaiveGraph(WITHIN), false);
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 500; i++) {
        NaiveGraph.Application event = draw(random, NOW + i * 60_000L);
        GraphFlow.fill(record, event.person(), event.links());
        first.apply(record, event.time(), i);
        second.apply(record, event.time(), i);
      }
      long asOf = NOW + 500 * 60_000L;
      for (int i = 0; i < 50; i++) {
        NaiveGraph.Application event = draw(random, asOf + 1 + i);
        GraphFlow.fill(record, event.person(), event.links());
        first.apply(record, event.time(), 1_000 + i);
      }
      for (int i = 0; i < 200; i++) {
        NaiveGraph.Application event = draw(random, asOf);
        GraphFlow.fill(record, event.person(), event.links());
        String withFuture = FLOW.measured(first, record, asOf);
        GraphFlow.fill(record, event.person(), event.links());
        assertThat(withFuture).isEqualTo(FLOW.measured(second, record, asOf));
      }
    }
  }

  @Test
  void aComponentBeyondTheLimitsIsMissingAndSaysSo() {
    Record record = FLOW.layout.newRecord();
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatures features = FLOW.bind(store);
      GraphFlow.fill(record, 1, 1, 0, 0);
      assertThat(FLOW.measured(features, record, NOW)).endsWith("UNAVAILABLE");
      venues(store, new NaiveGraph(WITHIN), false);
      for (int person = 1; person <= GraphReader.MAX_NODES; person++) {
        GraphFlow.fill(record, person, 0, 0, 77);
        features.apply(record, NOW + person, person);
      }
      GraphFlow.fill(record, 1, 0, 0, 77);
      assertThat(FLOW.measured(features, record, NOW + 10_000)).startsWith("512 512 0 0 0 ");
      GraphFlow.fill(record, 100_000, 0, 0, 77);
      assertThat(FLOW.measured(features, record, NOW + 10_000))
          .isEqualTo("missing missing missing missing missing SATURATED");
      for (int i = 0; i < 10_000; i++) {
        GraphFlow.fill(record, 1 + i % 3, 0, 0, 1);
        features.apply(record, NOW + i, 1_000_000 + i);
      }
      GraphFlow.fill(record, 200_000, 0, 0, 1);
      assertThat(FLOW.measured(features, record, NOW + 20_000))
          .as("a venue joins nobody, however many come there")
          .startsWith("1 1 0 0 0 ");
    }
  }

  @Test
  void aReadAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Record record = FLOW.layout.newRecord();
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatures features = FLOW.bind(store);
      venues(store, new NaiveGraph(WITHIN), false);
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < 2_000; i++) {
        NaiveGraph.Application event = draw(random, NOW + i);
        GraphFlow.fill(record, event.person(), event.links());
        features.apply(record, event.time(), i);
      }
      FeatureReader reader = features.newReader();
      long allocated = Long.MAX_VALUE;
      for (int round = 0; round < 5 && allocated > 0; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 2_000; i++) {
          reader.join(record, NOW + 3_000);
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - before;
      }
      assertThat(allocated).as("bytes in 2,000 reads").isZero();
    }
  }
}
