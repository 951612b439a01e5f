package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Forgetting idle entities never shows in a value and bounds the number of them. */
class EvictionPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 5L);
  private static final int EVENTS = 150_000;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR),
          Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", HOUR),
          Flow.Window.of("last", WindowOp.LAST, "amount", "device.id", 5 * MINUTE).exact(),
          Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", HOUR));

  @Test
  void forgettingIdleEntitiesNeverShows() {
    System.out.println("eviction property test: seed " + SEED);
    StoreOptions options =
        StoreOptions.defaults().withLateness(HOUR, 10 * MINUTE).withClasses(2, 10, 64);
    SplittableRandom random = new SplittableRandom(SEED);
    History history = new History(SEED, 5_000, HOUR);
    try (SlabFeatureStore keeping = SlabFeatureStore.open(options.withSweep(0));
        SlabFeatureStore sweeping = SlabFeatureStore.open(options)) {
      SlabFeatures kept = FLOW.bind(keeping);
      SlabFeatures swept = FLOW.bind(sweeping);
      Record record = FLOW.layout.newRecord();
      for (int i = 0; i < EVENTS; i++) {
        NaiveWindows.Event event = history.next();
        History.fill(record, event);
        long asOf = event.time() - (random.nextInt(8) == 0 ? random.nextLong(5 * MINUTE) : 0);
        String wanted = join(kept, record, asOf);
        assertThat(join(swept, record, asOf)).as("seed %d, event %d", SEED, i).isEqualTo(wanted);
        boolean isStored = kept.apply(record, event.time(), event.id());
        assertThat(swept.apply(record, event.time(), event.id())).isEqualTo(isStored);
      }
      FeatureCounters counters = sweeping.counters();
      assertThat(counters.evicted()).isGreaterThan(EVENTS / 10);
      assertThat(counters.entities()).isLessThan(keeping.counters().entities() / 2);
    }
  }

  private static String join(SlabFeatures features, Record record, long asOf) {
    features.join(record, asOf);
    StringBuilder text = new StringBuilder();
    for (Flow.Window window : FLOW.windows) {
      int slot = FLOW.layout.slot(window.name());
      text.append(record.isPresent(slot) ? record.value(slot) : "missing").append(", ");
    }
    return text.toString();
  }
}
