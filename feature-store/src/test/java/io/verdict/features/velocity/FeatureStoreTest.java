package io.verdict.features.velocity;

import static io.verdict.features.velocity.Flow.DAY;
import static io.verdict.features.velocity.Flow.HOUR;
import static io.verdict.features.velocity.Flow.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.features.FeatureStatus;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the store promises, one sentence at a time. */
class FeatureStoreTest {
  private static final long NOW = 1_700_000_000_000L;

  private StoreOptions options = StoreOptions.defaults().withKnownSince(0);
  private SlabFeatureStore store;
  private Flow flow;
  private SlabFeatures features;
  private FeatureReader reader;
  private Record record;
  private long nextId = 1;

  private void open(Flow.Window... windows) {
    flow = new Flow(windows);
    store = SlabFeatureStore.open(options);
    features = flow.bind(store);
    reader = features.newReader();
    record = flow.layout.newRecord();
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private boolean apply(long device, long person, long time) {
    fill(device, person);
    return features.apply(record, time, nextId++);
  }

  private void fill(long device, long person) {
    record.clear();
    record.setKey(0, 0, device);
    record.setKey(1, 0, person);
    record.set(2, person * 100);
  }

  private Long join(String window, long device, long asOf) {
    fill(device, 1);
    reader.join(record, asOf);
    int slot = flow.layout.slot(window);
    return record.isPresent(slot) ? record.value(slot) : null;
  }

  private FeatureStatus status(String window) {
    return reader.status(flow.layout.slot(window));
  }

  @Test
  void anEntityNeverSeenHasCountSumAndDistinctZeroAndNothingElse() {
    open(
        Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR),
        Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", HOUR),
        Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", HOUR),
        Flow.Window.of("min", WindowOp.MIN, "amount", "device.id", HOUR),
        Flow.Window.of("max", WindowOp.MAX, "amount", "device.id", HOUR),
        Flow.Window.of("avg", WindowOp.AVG, "amount", "device.id", HOUR),
        Flow.Window.of("last", WindowOp.LAST, "amount", "device.id", HOUR),
        Flow.Window.of("since", WindowOp.SINCE, null, "device.id", HOUR));
    for (String window : List.of("count", "sum", "ids")) {
      assertThat(join(window, 1, NOW)).as(window).isZero();
    }
    for (String window : List.of("min", "max", "avg", "last", "since")) {
      assertThat(join(window, 1, NOW)).as(window).isNull();
      assertThat(status(window)).isEqualTo(FeatureStatus.OK);
    }
  }

  @Test
  void aRecordWithoutTheEntityHasNoValue() {
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR));
    record.clear();
    reader.join(record, NOW);
    assertThat(record.isPresent(flow.layout.slot("count"))).isFalse();
    assertThat(status("count")).isEqualTo(FeatureStatus.UNAVAILABLE);
  }

  @Test
  void thePureHistoryExcludesTheRecordItselfAndIncludeCurrentCountsItOnce() {
    open(
        Flow.Window.of("before", WindowOp.COUNT, null, "device.id", HOUR),
        Flow.Window.of("with", WindowOp.COUNT, null, "device.id", HOUR).current(),
        Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", HOUR).current());
    apply(1, 1, NOW - MINUTE);
    assertThat(join("before", 1, NOW)).isEqualTo(1);
    assertThat(join("with", 1, NOW)).isEqualTo(2);
    assertThat(join("ids", 1, NOW)).as("the same person again").isEqualTo(1);
    assertThat(join("with", 2, NOW)).as("an entity never seen").isEqualTo(1);
    assertThat(join("before", 1, NOW)).as("a join stores nothing").isEqualTo(1);
  }

  @Test
  void anExactWindowIsOpenAtItsStartAndClosedAtItsEnd() {
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR).exact());
    apply(1, 1, NOW);
    assertThat(join("count", 1, NOW - 1)).isZero();
    assertThat(join("count", 1, NOW)).isEqualTo(1);
    assertThat(join("count", 1, NOW + HOUR - 1)).isEqualTo(1);
    assertThat(join("count", 1, NOW + HOUR)).isZero();
  }

  @Test
  void aTiledWindowCoversItsLengthAndAtMostOneHopMore() {
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR));
    long edge = NOW / MINUTE * MINUTE;
    apply(1, 1, edge);
    assertThat(join("count", 1, edge + HOUR)).isEqualTo(1);
    assertThat(join("count", 1, edge + HOUR + MINUTE - 1)).isEqualTo(1);
    assertThat(join("count", 1, edge + HOUR + MINUTE)).isZero();
  }

  @Test
  void aSecondEventOfAnIdChangesNothing() {
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR));
    fill(1, 1);
    assertThat(features.apply(record, NOW, 77)).isTrue();
    assertThat(features.apply(record, NOW + 1, 77)).isFalse();
    assertThat(join("count", 1, NOW + 2)).isEqualTo(1);
    assertThat(store.counters().duplicates()).isEqualTo(1);
  }

  @Test
  void anEventFromTheFutureIsRefusedAndWipesNothing() {
    options = options.withClock(() -> NOW, 5 * MINUTE);
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", DAY));
    apply(1, 1, NOW - HOUR);
    assertThat(apply(1, 1, NOW + 5 * MINUTE + 1)).isFalse();
    assertThat(apply(1, 1, NOW + 90 * DAY)).isFalse();
    assertThat(apply(1, 1, Long.MAX_VALUE)).isFalse();
    assertThat(apply(1, 1, Long.MIN_VALUE)).isFalse();
    assertThat(apply(1, 1, NOW + 5 * MINUTE)).isTrue();
    assertThat(join("count", 1, NOW + 5 * MINUTE)).isEqualTo(2);
    assertThat(store.counters().future()).isEqualTo(2);
    assertThat(store.counters().invalid()).isEqualTo(2);
  }

  @Test
  void aLateEventGoesToItsOwnTimeAndOneTooLateIsCounted() {
    open(Flow.Window.of("last", WindowOp.LAST, "amount", "device.id", 30 * DAY).exact());
    apply(1, 5, NOW);
    assertThat(apply(1, 4, NOW - DAY)).isTrue();
    assertThat(join("last", 1, NOW)).isEqualTo(500);
    assertThat(apply(1, 3, NOW - 7 * DAY - 1)).isFalse();
    assertThat(store.counters().late()).isEqualTo(1);
  }

  @Test
  void aDecisionFurtherBackThanTheStoreLooksIsStale() {
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", DAY).exact());
    apply(1, 1, NOW);
    assertThat(join("count", 1, NOW - HOUR - 5 * MINUTE)).isZero();
    assertThat(join("count", 1, NOW - HOUR - 5 * MINUTE - 1)).isNull();
    assertThat(status("count")).isEqualTo(FeatureStatus.STALE);
  }

  @Test
  void aStoreYoungerThanTheWindowIsWarmingAndServesWhatItKnows() {
    options = StoreOptions.defaults();
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", DAY).exact());
    assertThat(join("count", 1, NOW)).isZero();
    assertThat(status("count")).as("an empty store knows nothing").isEqualTo(FeatureStatus.WARMING);
    apply(1, 1, NOW);
    assertThat(join("count", 1, NOW + HOUR)).isEqualTo(1);
    assertThat(status("count")).isEqualTo(FeatureStatus.WARMING);
    join("count", 1, NOW + DAY - 1);
    assertThat(status("count")).isEqualTo(FeatureStatus.OK);
  }

  @Test
  void distinctIsExactTo64AndThenALowerBoundWithAStatus() {
    open(Flow.Window.of("ids", WindowOp.DISTINCT, "id_no", "device.id", DAY));
    for (int person = 1; person <= 64; person++) {
      apply(1, person, NOW);
      apply(1, person, NOW + 1);
    }
    assertThat(join("ids", 1, NOW + 2)).isEqualTo(64);
    assertThat(status("ids")).isEqualTo(FeatureStatus.OK);
    apply(1, 65, NOW + 2);
    apply(1, 66, NOW + 2);
    assertThat(join("ids", 1, NOW + 2)).isEqualTo(65);
    assertThat(status("ids")).isEqualTo(FeatureStatus.SATURATED);
  }

  @Test
  void anExactWindowWithMoreEventsThanAreKeptIsALowerBoundOrMissing() {
    options = options.withClasses(2, 4, 10);
    open(
        Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR).exact(),
        Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", HOUR).exact(),
        Flow.Window.of("tiled", WindowOp.COUNT, null, "device.id", HOUR));
    for (int i = 0; i < 25; i++) {
      apply(1, 1, NOW + i);
    }
    assertThat(join("count", 1, NOW + 30)).isEqualTo(10);
    assertThat(status("count")).isEqualTo(FeatureStatus.SATURATED);
    assertThat(join("sum", 1, NOW + 30)).isNull();
    assertThat(status("sum")).isEqualTo(FeatureStatus.SATURATED);
    assertThat(join("tiled", 1, NOW + 30)).isEqualTo(25);
    assertThat(status("tiled")).isEqualTo(FeatureStatus.OK);
    assertThat(store.counters().truncated()).isEqualTo(15);
    assertThat(join("count", 1, NOW + 14 + HOUR)).as("dropped ones have left").isEqualTo(10);
    assertThat(status("count")).isEqualTo(FeatureStatus.OK);
  }

  @Test
  void aSumBeyondALongIsMissingAndItsMeanIsNot() {
    open(
        Flow.Window.of("sum", WindowOp.SUM, "amount", "device.id", HOUR),
        Flow.Window.of("avg", WindowOp.AVG, "amount", "device.id", HOUR));
    for (int i = 0; i < 100; i++) {
      fill(1, 1);
      record.set(2, Long.MAX_VALUE - i % 2);
      features.apply(record, NOW + i, nextId++);
    }
    assertThat(join("sum", 1, NOW + 100)).isNull();
    assertThat(status("sum")).isEqualTo(FeatureStatus.SATURATED);
    assertThat(join("avg", 1, NOW + 100)).as("half to even").isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void aFullStoreRefusesNewEntitiesVisibly() {
    options = options.withCapacity(10L << 20, 1 << 12);
    open(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR));
    int entities = 0;
    while (store.counters().refused() == 0) {
      apply(entities, 1, NOW);
      entities++;
    }
    assertThat(join("count", entities - 1, NOW)).isNull();
    assertThat(status("count")).isEqualTo(FeatureStatus.UNAVAILABLE);
    assertThat(join("count", 0, NOW)).as("those that are there go on").isEqualTo(1);
    assertThat(join("count", entities - 1, NOW + 2 * HOUR)).as("nothing refused since").isZero();
  }

  @Test
  void oneWindowDeclaredByTwoStagesIsBoundOnce() {
    flow = new Flow(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", HOUR));
    store = SlabFeatureStore.open(options);
    StageModel again = Flow.stage(Stage.CREDIT, flow.stage.schema(), flow.stage.windows());
    features = store.bind(List.of(flow.stage, again), flow.layout);
    reader = features.newReader();
    record = flow.layout.newRecord();
    apply(1, 1, NOW);
    assertThat(join("count", 1, NOW)).isEqualTo(1);
    Flow other = new Flow(Flow.Window.of("count", WindowOp.COUNT, null, "device.id", DAY));
    assertThatThrownBy(() -> store.bind(List.of(flow.stage, other.stage), flow.layout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("count is declared differently by two stages");
  }

  @Test
  void otherEventsComeThroughTheirWriter() {
    open(Flow.Window.of("paid", WindowOp.SUM, "paid", "id_no", 30 * DAY).ofRepayments());
    EventWriter writer = features.newEventWriter("repayment");
    writer.record().money("paid", 250_00);
    writer.record().setKey(0, 0, 1);
    assertThat(writer.apply(NOW, 1)).isTrue();
    writer.record().money("paid", 50_00);
    writer.record().setKey(0, 0, 1);
    assertThat(writer.apply(NOW + 1, 1)).as("a second one of an id").isFalse();
    apply(9, 1, NOW + 2);
    assertThat(join("paid", 1, NOW + 2)).isEqualTo(250_00);
    assertThatThrownBy(() -> features.newEventWriter("repayments"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean repayment");
  }

  @Test
  void factsComeThroughTheEnginesPortToo() {
    open(Flow.Window.of("paid", WindowOp.SUM, "paid", "id_no", 30 * DAY).ofRepayments());
    Record fields = features.factLayout("repayment").orElseThrow().newRecord();
    fields.money("paid", 250_00).setKey(0, 0, 1);
    assertThat(features.applyFact("repayment", fields, NOW, 1)).isTrue();
    assertThat(features.applyFact("repayment", fields, NOW, 1)).as("told again").isFalse();
    assertThat(join("paid", 9, NOW + 2)).isEqualTo(250_00);
    assertThat(features.factLayout("refund")).isEmpty();
    assertThatThrownBy(() -> features.applyFact("refund", fields, NOW, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no stage declares an event refund");
  }

  @Test
  void aWindowThatCannotBeServedIsRefusedByName() {
    assertThatThrownBy(() -> open(Flow.Window.of("w", WindowOp.SUM, "id_no", "device.id", HOUR)))
        .hasMessageContaining("window w cannot take SUM");
    assertThatThrownBy(() -> open(Flow.Window.of("w", WindowOp.COUNT, null, "age", HOUR)))
        .hasMessageContaining("window w is not by a key");
    assertThatThrownBy(() -> open(Flow.Window.of("w", WindowOp.COUNT, null, "id_no", 59_999)))
        .hasMessageContaining("1 minute to 365 days");
    assertThatThrownBy(
            () ->
                open(
                    Flow.Window.of("w", WindowOp.COUNT, null, "id_no", HOUR)
                        .ofRepayments()
                        .current()))
        .hasMessageContaining("cannot include the current application");
  }

  @Test
  void aWindowBoundToALivingStoreIsRightAtOnceForSmallEntities() {
    options = StoreOptions.defaults().withKnownSince(0);
    open(Flow.Window.of("count_7d", WindowOp.COUNT, null, "device.id", 7 * DAY));
    for (int i = 0; i < 5; i++) {
      apply(1, i, NOW + i * HOUR);
      for (int j = 0; j < 20; j++) {
        apply(2, j, NOW + i * HOUR + j);
      }
    }
    SlabFeatures before = features;
    flow =
        new Flow(
            Flow.Window.of("count_7d", WindowOp.COUNT, null, "device.id", 7 * DAY),
            Flow.Window.of("count_2h", WindowOp.COUNT, null, "device.id", 2 * HOUR),
            Flow.Window.of("ids_2h", WindowOp.DISTINCT, "id_no", "device.id", 2 * HOUR));
    features = flow.bind(store);
    reader = features.newReader();
    record = flow.layout.newRecord();
    long later = NOW + 4 * HOUR + 30;
    apply(1, 9, later);
    assertThat(join("count_7d", 1, later)).isEqualTo(6);
    assertThat(join("count_2h", 1, later)).as("the same raw events").isEqualTo(4);
    assertThat(status("count_2h")).isEqualTo(FeatureStatus.OK);
    assertThat(join("ids_2h", 1, later)).as("a column that old events lack").isEqualTo(1);
    assertThat(status("ids_2h")).isEqualTo(FeatureStatus.WARMING);
    apply(2, 9, later);
    assertThat(join("count_7d", 2, later)).as("tiles moved to the new layout").isEqualTo(101);
    assertThat(join("count_2h", 2, later)).as("tiles that are new").isEqualTo(1);
    assertThat(status("count_2h")).isEqualTo(FeatureStatus.SATURATED);
    assertThat(before.newReader()).isNotNull();
  }
}
