package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A policy changes its windows while the old part of the log is gone: the other windows go on as if
 * nothing had been, the new ones say from when they know, and in time all are those of a store that
 * had them from the start.
 */
class EvolutionTest {
  private static final long SEED = Long.getLong("verdict.seed", 41L);
  private static final long NOW = 1_700_000_000_000L;
  private static final StoreOptions OPTIONS =
      StoreOptions.defaults().withClasses(2, 8, 400).withLateness(HOUR, HOUR);

  private static final List<Flow.Window> KEPT =
      List.of(
          Flow.Window.of("count_7d", WindowOp.COUNT, null, "device.id", 7 * DAY),
          Flow.Window.of("sum_24h", WindowOp.SUM, "amount", "device.id", DAY)
              .where(Flow.channelIs(2)),
          Flow.Window.of("ids_7d", WindowOp.DISTINCT, "id_no", "device.id", 7 * DAY),
          Flow.Window.of("exact_2h", WindowOp.SUM, "amount", "device.id", 2 * HOUR).exact());
  private static final List<Flow.Window> DROPPED =
      List.of(
          Flow.Window.of("max_7d", WindowOp.MAX, "age", "device.id", 7 * DAY),
          Flow.Window.of("persons", WindowOp.COUNT, null, "id_no", DAY));
  private static final List<Flow.Window> ADDED =
      List.of(
          Flow.Window.of("count_2h", WindowOp.COUNT, null, "device.id", 2 * HOUR),
          Flow.Window.of("sum_14d", WindowOp.SUM, "amount", "device.id", 14 * DAY),
          Flow.Window.of("min_1d", WindowOp.MIN, "amount", "device.id", DAY)
              .where(Flow.amountFrom(50)),
          Flow.Window.of("channels", WindowOp.DISTINCT, "channel", "device.id", DAY));

  @TempDir Path directory;

  private static Flow flow(List<Flow.Window> first, List<Flow.Window> second) {
    List<Flow.Window> all = new ArrayList<>(first);
    all.addAll(second);
    return new Flow(all.toArray(new Flow.Window[0]));
  }

  private SlabFeatureStore durable() {
    return SlabFeatureStore.open(
        OPTIONS, directory, StoreProcess.JOURNAL.withSegmentBytes(1 << 16));
  }

  private static void fill(Record record, SplittableRandom random) {
    record.clear();
    int device = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(2_000);
    record.setKey(0, 9, device);
    record.setKey(1, 8, random.nextInt(300));
    record.set(2, random.nextInt(100));
    record.setSymbol(3, Flow.CHANNELS.get(random.nextInt(2)));
    record.set(4, 18 + random.nextInt(60));
  }

  @Test
  void windowsThatStayAreKeptAndNewOnesSayFromWhenTheyKnow() {
    System.out.println("evolution test: seed " + SEED);
    Flow before = flow(KEPT, DROPPED);
    Flow after = flow(ADDED, KEPT);
    SplittableRandom random = new SplittableRandom(SEED);
    SplittableRandom same = new SplittableRandom(SEED);
    Record record = before.layout.newRecord();
    Record grown = after.layout.newRecord();
    long changed = 6_000;
    try (SlabFeatureStore whole = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatures ideal = after.bind(whole);
      SlabFeatureStore store = durable();
      SlabFeatures features = before.bind(store);
      for (int i = 0; i < changed; i++) {
        fill(record, random);
        features.apply(record, time(i), i);
        fill(grown, same);
        ideal.apply(grown, time(i), i);
        if (i == 4_000 || i == 5_900) {
          store.snapshot();
        }
      }
      assertThat(store.compact()).as("the start of the log is gone").isPositive();
      store.close();
      store = durable();
      features = after.bind(store);
      assertThat(store.recover().snapshotPosition()).isPositive();
      int warming = 0;
      int sure = 0;
      for (int i = (int) changed; i < 2 * changed; i++) {
        fill(grown, same);
        String[] expected = joined(after, ideal, grown, time(i));
        String[] served = joined(after, features, grown, time(i));
        for (int w = 0; w < served.length; w++) {
          String where = "seed " + SEED + ", event " + i + ", " + after.windows.get(w).name();
          boolean isKept = w >= ADDED.size();
          if (isKept || served[w].endsWith(FeatureStatus.OK.name())) {
            assertThat(served[w]).as(where).isEqualTo(expected[w]);
            sure += isKept ? 0 : 1;
          } else {
            warming++;
          }
        }
        ideal.apply(grown, time(i), i);
        features.apply(grown, time(i), i);
        if (i == 9_000) {
          store.snapshot();
          store.close();
          store = durable();
          features = after.bind(store);
        }
      }
      System.out.printf("evolution: new windows warming %d times, sure %d%n", warming, sure);
      assertThat(warming).isPositive();
      assertThat(sure).isGreaterThan(warming);
      store.close();
    }
  }

  private static long time(int i) {
    return NOW + i * 5L * 60_000;
  }

  private static String[] joined(Flow flow, SlabFeatures features, Record record, long asOf) {
    FeatureReader reader = features.newReader();
    reader.join(record, asOf);
    String[] texts = new String[flow.windows.size()];
    Arrays.setAll(
        texts,
        w -> {
          int slot = flow.layout.slot(flow.windows.get(w).name());
          Object value = record.isPresent(slot) ? record.value(slot) : "missing";
          return value + " " + reader.status(slot);
        });
    return texts;
  }
}
