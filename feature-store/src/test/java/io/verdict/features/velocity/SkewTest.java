package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features as served come again bit for bit; what an ideal replay would have served is told. */
class SkewTest {
  private static final long SEED = Long.getLong("verdict.seed", 5L);
  private static final int DECISIONS =
      System.getProperty("verdict.budget", "normal").equals("nightly") ? 1_000_000 : 20_000;
  private static final StoreOptions OPTIONS = StoreOptions.defaults();
  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR).current(),
          Flow.Window.of("sum_7d", WindowOp.SUM, "amount", "device.id", 7 * DAY),
          Flow.Window.of("ids_24h", WindowOp.DISTINCT, "id_no", "device.id", DAY),
          Flow.Window.of("last_7d", WindowOp.LAST, "channel", "id_no", 7 * DAY),
          Flow.Window.of("exact_1h", WindowOp.AVG, "age", "id_no", HOUR).exact());

  @TempDir Path directory;

  @Test
  void decisionsReplayedAsServedDifferInNoBitOfAFeature() throws IOException {
    System.out.println("as-served replay: seed " + SEED);
    List<long[]> served = new ArrayList<>();
    History history = new History(SEED, 20_000, OPTIONS.latenessMillis());
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      SlabFeatures features = FLOW.bind(store);
      Record record = FLOW.layout.newRecord();
      while (served.size() < DECISIONS) {
        NaiveWindows.Event event = history.next();
        History.fill(record, event);
        features.join(record, event.time());
        long[] values = values(record);
        if (features.apply(record, event.time(), event.id())) {
          served.add(values);
        }
        if (served.size() == DECISIONS / 2) {
          store.snapshot();
        }
      }
    }
    long[] differing = new long[1];
    try (SlabFeatureStore again = SlabFeatureStore.open(OPTIONS)) {
      SlabFeatures features = FLOW.bind(again);
      Record record = FLOW.layout.newRecord();
      int[] row = new int[1];
      StoreFolder.of(directory)
          .export(
              (position, event, time, id, fields) -> {
                fill(record, fields);
                features.join(record, time);
                long[] values = values(record);
                long[] wanted = served.get(row[0]++);
                for (int i = 0; i < values.length; i++) {
                  differing[0] += Long.bitCount(values[i] ^ wanted[i]);
                }
                features.apply(record, time, id);
              });
      assertThat(row[0]).isEqualTo(DECISIONS);
    }
    System.out.printf(
        "as-served replay of %d decisions: %d differing feature bits%n", DECISIONS, differing[0]);
    assertThat(differing[0]).isZero();
  }

  private static void fill(Record record, Record fields) {
    record.clear();
    for (int slot = 0; slot < fields.layout().size(); slot++) {
      int target = record.layout().slot(fields.layout().schema().field(slot).name());
      if (!fields.isPresent(slot)) {
        continue;
      }
      switch (fields.layout().schema().field(slot).type().kind()) {
        case KEY -> record.setKey(target, fields.keyHigh(slot), fields.keyLow(slot));
        case CODE -> record.setSymbol(target, fields.text(slot));
        default -> record.set(target, fields.value(slot));
      }
    }
  }

  /** Each feature's value, or a mark that no value has. */
  private static long[] values(Record record) {
    return FLOW.windows.stream()
        .mapToLong(
            window -> {
              int slot = FLOW.layout.slot(window.name());
              return record.isPresent(slot) ? record.value(slot) : Long.MIN_VALUE + 7;
            })
        .toArray();
  }

  @Test
  void theSkewReportTellsWhatLateEventsCost() throws IOException {
    try (SlabFeatureStore store = SlabFeatureStore.open(OPTIONS, directory, StoreProcess.JOURNAL)) {
      SlabFeatures features = FLOW.bind(store);
      Record record = FLOW.layout.newRecord();
      for (int i = 0; i < 100; i++) {
        record.clear();
        record.setKey(0, 0, 1);
        record.set(2, 10);
        long late = i % 10 == 9 ? 30 * 60_000L : 0;
        features.apply(record, StoreProcess.NOW + i * 60_000L - late, i);
      }
    }
    List<FeatureSkew> skews =
        SkewReport.of(StoreFolder.of(directory), List.of(FLOW.stage), FLOW.layout, OPTIONS);
    assertThat(skews.stream().collect(Collectors.toMap(FeatureSkew::feature, s -> s)))
        .hasEntrySatisfying(
            "sum_7d",
            skew -> {
              assertThat(skew.rows()).isEqualTo(100);
              assertThat(skew.differing()).isBetween(20L, 100L);
              assertThat(skew.greatestDifference()).isPositive();
            })
        .hasEntrySatisfying("ids_24h", skew -> assertThat(skew.differing()).isZero());
  }
}
