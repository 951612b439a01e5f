package io.verdict.features.velocity;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.Conjunction;
import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.Interval;
import io.verdict.engine.artifact.ListModel;
import io.verdict.engine.artifact.ListProbe;
import io.verdict.engine.artifact.SlotTest;
import io.verdict.engine.artifact.Stage;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.Truth;
import io.verdict.engine.artifact.WindowModel;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import io.verdict.engine.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** A small flow for tests: applications and repayments, with the windows that a test declares. */
final class Flow {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final List<String> CHANNELS = List.of("app", "api_embed");

  private static final List<Field> APPLICATION =
      List.of(
          Field.input("device.id", Type.key(), false),
          Field.input("id_no", Type.key(), false),
          Field.input("amount", Type.money("CNY"), false),
          Field.input("channel", Type.code(CHANNELS), false),
          Field.input("age", Type.integer(), false));
  private static final List<Field> REPAYMENT =
      List.of(
          Field.input("id_no", Type.key(), true),
          Field.input("paid", Type.money("CNY"), true),
          Field.input("days_late", Type.integer(), false));

  /** A window as a test declares it. */
  record Window(
      String name,
      WindowOp op,
      String event,
      String argument,
      String entity,
      long durationMillis,
      Condition where,
      boolean includesCurrent,
      boolean isExact) {

    static Window of(String name, WindowOp op, String argument, String entity, long duration) {
      return new Window(
          name, op, "application", argument, entity, duration, Condition.ALWAYS, false, false);
    }

    Window exact() {
      return new Window(
          name, op, event, argument, entity, durationMillis, where, includesCurrent, true);
    }

    Window current() {
      return new Window(name, op, event, argument, entity, durationMillis, where, true, isExact);
    }

    Window where(Condition filter) {
      return new Window(
          name, op, event, argument, entity, durationMillis, filter, includesCurrent, isExact);
    }

    Window ofRepayments() {
      return new Window(
          name, op, "repayment", argument, entity, durationMillis, where, includesCurrent, isExact);
    }
  }

  final List<Window> windows;
  final StageModel stage;
  final RecordLayout layout;

  Flow(Window... windows) {
    this.windows = List.of(windows);
    List<Field> fields = new ArrayList<>(APPLICATION);
    fields.add(Field.computed("on_list", Type.bool(), Role.LIST_PROBE));
    fields.add(Field.computed("channel_blocked", Type.bool(), Role.LIST_PROBE));
    for (Window window : windows) {
      boolean isCode = window.op() == WindowOp.LAST && "channel".equals(window.argument());
      Type type = isCode ? Type.code(List.of("api_embed", "app")) : Type.integer();
      fields.add(Field.computed(window.name(), type, Role.WINDOW));
    }
    Schema schema = Schema.of(fields);
    stage = stage(Stage.FRAUD, schema, models(schema, this.windows));
    layout = RecordLayout.of(schema);
  }

  static StageModel stage(Stage stage, Schema schema, List<WindowModel> windows) {
    return new StageModel(
        stage,
        "test",
        "Test",
        1,
        0,
        "UTC",
        schema,
        List.of(),
        List.of(
            new EventModel("application", Schema.of(APPLICATION)),
            new EventModel("repayment", Schema.of(REPAYMENT))),
        windows,
        List.of(
            new ListModel("fraud_device", Kind.KEY, ""), new ListModel("channels", Kind.CODE, "")),
        List.of(
            new ListProbe(schema.requireSlot("on_list"), "fraud_device", 0),
            new ListProbe(schema.requireSlot("channel_blocked"), "channels", 3)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<WindowModel> models(Schema schema, List<Window> windows) {
    List<WindowModel> models = new ArrayList<>();
    for (Window window : windows) {
      boolean isApplication = window.event().equals("application");
      Schema event = Schema.of(isApplication ? APPLICATION : REPAYMENT);
      models.add(
          new WindowModel(
              schema.requireSlot(window.name()),
              window.op(),
              isApplication ? 0 : 1,
              window.argument() == null ? -1 : event.requireSlot(window.argument()),
              event.requireSlot(window.entity()),
              schema.requireSlot(window.entity()),
              window.durationMillis(),
              window.where(),
              window.includesCurrent(),
              window.isExact(),
              window.name()));
    }
    return models;
  }

  SlabFeatures bind(SlabFeatureStore store) {
    return store.bind(List.of(stage), layout);
  }

  /** Applications of at least so many minor units; unknown without an amount. */
  static Condition amountFrom(long minor) {
    return test(2, minor, Long.MAX_VALUE);
  }

  /** Applications through the channel with that number; 0 for codes that are not named. */
  static Condition channelIs(int number) {
    return test(3, number, number);
  }

  private static Condition test(int slot, long low, long high) {
    SlotTest test = new SlotTest(slot, List.of(new Interval(low, high)), Truth.UNKNOWN, List.of());
    return new Condition(List.of(new Conjunction(List.of(test))));
  }
}
