package io.verdict.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.WindowModel;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.Record;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import io.verdict.features.velocity.SlabFeatureStore;
import io.verdict.features.velocity.SlabFeatures;
import io.verdict.features.velocity.StoreOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeatureStoreMetricsTest {
  private static final long NOW = 1_700_000_000_000L;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private double events(String fate) {
    return registry.get("verdict.features.events").tag("fate", fate).functionCounter().count();
  }

  private double gauge(String name) {
    return registry.get("verdict.features." + name).gauge().value();
  }

  @Test
  void theMetersTellWhatBecameOfEventsAndHowFullMemoryIs() {
    StageModel stage = stage();
    RecordLayout layout = RecordLayout.of(stage.schema());
    StoreOptions options = StoreOptions.defaults().withCapacity(64L << 20, 1 << 10);
    try (SlabFeatureStore store = SlabFeatureStore.open(options)) {
      new FeatureStoreMetrics(store, "velocity").bindTo(registry);
      SlabFeatures features = store.bind(List.of(stage), layout);
      Record record = layout.newRecord();
      for (long device = 1; device <= 3; device++) {
        record.setKey(0, 0, device);
        features.apply(record, NOW, device);
      }
      features.apply(record, NOW, 1);
      features.apply(record, NOW - 30 * 86_400_000L, 4);
      assertThat(events("applied")).isEqualTo(3);
      assertThat(events("duplicate")).isEqualTo(1);
      assertThat(events("late")).isEqualTo(1);
      assertThat(events("rejected")).isZero();
      assertThat(gauge("entities")).isEqualTo(3);
      assertThat(gauge("memory.level")).isZero();
      assertThat(gauge("up")).isEqualTo(1);
      assertThat(registry.get("verdict.features.memory").tag("kind", "limit").gauge().value())
          .isEqualTo(64 << 20);
    }
    assertThat(gauge("up")).as("closed").isZero();
  }

  @Test
  void noTagCanHoldAnApplicantsValue() {
    try (SlabFeatureStore store = SlabFeatureStore.open(StoreOptions.defaults())) {
      new FeatureStoreMetrics(store, "velocity").bindTo(registry);
      Set<String> keys =
          registry.getMeters().stream()
              .flatMap(meter -> meter.getId().getTags().stream())
              .map(Tag::getKey)
              .collect(Collectors.toSet());
      assertThat(keys).containsExactlyInAnyOrder("store", "fate", "kind");
    }
  }

  private static StageModel stage() {
    List<Field> event = List.of(Field.input("device.id", Type.key(), false));
    Schema schema =
        Schema.of(List.of(event.get(0), Field.computed("count", Type.integer(), Role.WINDOW)));
    WindowModel count =
        new WindowModel(
            1, WindowOp.COUNT, 0, -1, 0, 0, 3_600_000, Condition.ALWAYS, false, false, "count");
    return new StageModel(
        Stage.FRAUD,
        "test",
        "Test",
        1,
        0,
        "UTC",
        schema,
        List.of(),
        List.of(new EventModel("application", Schema.of(event))),
        List.of(count),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
