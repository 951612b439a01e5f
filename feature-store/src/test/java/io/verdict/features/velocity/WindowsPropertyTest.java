package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The store against its definition: every window of many random events, with hubs, late and
 * duplicate events and times on the edges of tiles. Seed and size: {@code -Dverdict.seed=N}, {@code
 * -Dverdict.budget=nightly}.
 */
class WindowsPropertyTest {
  private static final long SEED = Long.getLong("verdict.seed", 20_261_123L);
  private static final int EVENTS =
      System.getProperty("verdict.budget", "normal").equals("nightly") ? 10_000_000 : 500_000;
  private static final int RAW_LIMIT = 1_000;

  private static final Flow FLOW =
      new Flow(
          Flow.Window.of("count_1m", WindowOp.COUNT, null, "device.id", MINUTE),
          Flow.Window.of("count_1h", WindowOp.COUNT, null, "device.id", HOUR).current(),
          Flow.Window.of("count_7d", WindowOp.COUNT, null, "device.id", 7 * DAY)
              .where(Flow.amountFrom(1_000_00)),
          Flow.Window.of("sum_24h", WindowOp.SUM, "amount", "device.id", DAY),
          Flow.Window.of("avg_30d", WindowOp.AVG, "amount", "device.id", 30 * DAY).current(),
          Flow.Window.of("min_10h", WindowOp.MIN, "amount", "device.id", 10 * HOUR),
          Flow.Window.of("max_3d", WindowOp.MAX, "age", "device.id", 3 * DAY)
              .where(Flow.channelIs(2)),
          Flow.Window.of("last_14d", WindowOp.LAST, "age", "device.id", 14 * DAY),
          Flow.Window.of("since_60d", WindowOp.SINCE, null, "device.id", 60 * DAY)
              .where(Flow.channelIs(0)),
          Flow.Window.of("ids_24h", WindowOp.DISTINCT, "id_no", "device.id", DAY).current(),
          Flow.Window.of("ids_7d", WindowOp.DISTINCT, "id_no", "device.id", 7 * DAY),
          Flow.Window.of("channels_30d", WindowOp.DISTINCT, "channel", "id_no", 30 * DAY),
          Flow.Window.of("exact_5m", WindowOp.COUNT, null, "id_no", 5 * MINUTE).exact(),
          Flow.Window.of("exact_1h", WindowOp.SUM, "amount", "id_no", HOUR).exact().current(),
          Flow.Window.of("exact_1d", WindowOp.LAST, "channel", "id_no", DAY).exact(),
          Flow.Window.of("count_90d", WindowOp.COUNT, null, "id_no", 90 * DAY));

  private static final List<Predicate<NaiveWindows.Event>> FILTERS =
      FLOW.windows.stream().map(WindowsPropertyTest::filterOf).toList();

  private static Predicate<NaiveWindows.Event> filterOf(Flow.Window window) {
    return switch (window.name()) {
      case "count_7d" -> event -> event.amount() != null && event.amount() >= 1_000_00;
      case "max_3d" -> event -> "api_embed".equals(event.channel());
      case "since_60d" ->
          event -> event.channel() != null && !Flow.CHANNELS.contains(event.channel());
      default -> event -> true;
    };
  }

  private final StoreOptions options = StoreOptions.defaults().withClasses(6, 30, RAW_LIMIT);
  private final NaiveWindows naive = new NaiveWindows(options.latenessMillis());
  private long compared;
  private long saturated;

  @Test
  void everyWindowIsWhatItsDefinitionSays() {
    System.out.println("windows property test: seed " + SEED + ", events " + EVENTS);
    History history = new History(SEED, 3 * MINUTE / 10, options.latenessMillis());
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      SlabFeatures features = FLOW.bind(store);
      FeatureReader reader = features.newReader();
      Record record = FLOW.layout.newRecord();
      long refused = 0;
      for (int i = 0; i < EVENTS; i++) {
        NaiveWindows.Event event = history.next();
        History.fill(record, event);
        // The naive twin walks all events of a hub, so hubs are compared less often.
        boolean isHub = isHub(event.device()) || isHub(event.person());
        if (i % (isHub ? 400 : 8) == 0) {
          compare(record, event, reader, event.time() + history.random().nextInt(-1, 2));
        }
        boolean isStored = naive.apply(event);
        refused += isStored ? 0 : 1;
        assertThat(features.apply(record, event.time(), event.id())).isEqualTo(isStored);
      }
      FeatureCounters counters = store.counters();
      assertThat(counters.applied()).isEqualTo(EVENTS - refused);
      assertThat(counters.duplicates() + counters.late()).isEqualTo(refused);
      assertThat(counters.late()).isPositive();
      assertThat(counters.truncated()).isPositive();
    }
    assertThat(compared).isGreaterThan(EVENTS / 2);
    assertThat(saturated).as("hubs reach the limits too").isPositive();
  }

  private static boolean isHub(Long key) {
    return key != null && key < 50;
  }

  private void compare(Record record, NaiveWindows.Event event, FeatureReader reader, long asOf) {
    reader.join(record, asOf);
    for (int w = 0; w < FLOW.windows.size(); w++) {
      Flow.Window window = FLOW.windows.get(w);
      int slot = FLOW.layout.slot(window.name());
      FeatureStatus status = reader.status(slot);
      Long served = record.isPresent(slot) ? record.value(slot) : null;
      if (event.field(window.entity()) == null) {
        assertThat(status).isEqualTo(FeatureStatus.UNAVAILABLE);
        assertThat(served).isNull();
        continue;
      }
      compareWindow(window, FILTERS.get(w), event, asOf, served, status);
    }
  }

  private void compareWindow(
      Flow.Window window,
      Predicate<NaiveWindows.Event> filter,
      NaiveWindows.Event event,
      long asOf,
      Long served,
      FeatureStatus status) {
    List<NaiveWindows.Event> all =
        naive.events(window.entity(), (Long) event.field(window.entity()));
    long hop = window.isExact() ? 1 : NaiveWindows.hop(window.durationMillis());
    long back = options.lookBackMillis() + options.maxFutureMillis();
    long slack = hop == 1 ? back : Math.min(back, 300 * hop);
    Supplier<String> what = () -> "seed " + SEED + ", " + window.name() + " of event " + event.id();
    boolean isBeforeAll = asOf < naive.latest() - options.latenessMillis() - back;
    if (isBeforeAll || (!all.isEmpty() && asOf < all.get(all.size() - 1).time() - slack)) {
      assertThat(status).as(what).isEqualTo(FeatureStatus.STALE);
      assertThat(served).as(what).isNull();
      return;
    }
    compared++;
    Long expected = naive.value(window, filter, event, asOf);
    if (status == FeatureStatus.SATURATED) {
      saturated++;
      boolean isWide = window.op() == WindowOp.DISTINCT && expected == 65;
      assertThat(isWide || all.size() > RAW_LIMIT).as(what).isTrue();
      boolean isBound = window.op() == WindowOp.COUNT || window.op() == WindowOp.DISTINCT;
      if (isBound) {
        assertThat(served).as(what).isLessThanOrEqualTo(expected);
      } else {
        assertThat(served).as(what).isNull();
      }
    } else {
      assertThat(served).as(what).isEqualTo(expected);
    }
  }
}
