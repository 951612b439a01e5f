package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The size class of an entity never shows: stores that promote early, late and never agree. */
class PromotionPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 7L);
  private static final int EVENTS = 60_000;
  private static final int RAW_LIMIT = 60;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR).current(),
          Flow.Window.of("sum_7d", WindowOp.SUM, "amount", "device.id", 7 * DAY),
          Flow.Window.of("avg_30d", WindowOp.AVG, "amount", "device.id", 30 * DAY),
          Flow.Window.of("min_24h", WindowOp.MIN, "amount", "device.id", DAY),
          Flow.Window.of("max_24h", WindowOp.MAX, "amount", "device.id", DAY),
          Flow.Window.of("last_7d", WindowOp.LAST, "channel", "device.id", 7 * DAY),
          Flow.Window.of("since_2d", WindowOp.SINCE, null, "device.id", 2 * DAY)
              .where(Flow.amountFrom(500_00)),
          Flow.Window.of("ids_24h", WindowOp.DISTINCT, "id_no", "device.id", DAY),
          Flow.Window.of("exact_1h", WindowOp.COUNT, null, "device.id", HOUR).exact(),
          Flow.Window.of("count_7d", WindowOp.COUNT, null, "id_no", 7 * DAY));

  /** One store under comparison. */
  private record Twin(SlabFeatureStore store, SlabFeatures features, FeatureReader reader) {
    static Twin of(int small, int threshold) {
      StoreOptions options = StoreOptions.defaults().withClasses(small, threshold, RAW_LIMIT);
      SlabFeatureStore store = SlabFeatureStore.open(options);
      SlabFeatures features = FLOW.bind(store);
      return new Twin(store, features, features.newReader());
    }
  }

  @Test
  void storesThatPromoteAtDifferentSizesServeTheSameValuesAndStatuses() {
    System.out.println("promotion property test: seed " + SEED);
    List<Twin> twins =
        List.of(Twin.of(1, 2), Twin.of(2, 6), Twin.of(6, 30), Twin.of(6, Integer.MAX_VALUE));
    History history = new History(SEED, 60_000, StoreOptions.defaults().latenessMillis());
    Record record = FLOW.layout.newRecord();
    for (int i = 0; i < EVENTS; i++) {
      NaiveWindows.Event event = history.next();
      long asOf = event.time() + history.random().nextInt(-1, 2);
      List<String> served = new ArrayList<>();
      for (Twin twin : twins) {
        History.fill(record, event);
        if (i % 4 == 0) {
          twin.reader().join(record, asOf);
          served.add(text(record, twin.reader()));
        }
        twin.features().apply(record, event.time(), event.id());
      }
      assertThat(served)
          .as("seed %d, event %d", SEED, i)
          .allMatch(text -> text.equals(served.get(0)));
    }
    assertThat(twins.get(0).store().counters().truncated()).isPositive();
    twins.forEach(twin -> twin.store().close());
  }

  private static String text(Record record, FeatureReader reader) {
    StringBuilder text = new StringBuilder();
    for (Flow.Window window : FLOW.windows) {
      int slot = FLOW.layout.slot(window.name());
      text.append(window.name()).append(' ').append(reader.status(slot)).append(' ');
      text.append(record.isPresent(slot) ? record.value(slot) : "missing").append(", ");
    }
    return text.toString();
  }
}
