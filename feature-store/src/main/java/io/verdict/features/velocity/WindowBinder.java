package io.verdict.features.velocity;

import io.verdict.engine.artifact.Condition;
import io.verdict.engine.artifact.EventModel;
import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.artifact.WindowModel;
import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.record.RecordLayout;
import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Binds the windows of a flow's stages to streams of a store; used once, by a control thread. */
final class WindowBinder {
  private static final long MIN_DURATION_MILLIS = 60_000;
  private static final long MAX_DURATION_MILLIS = 31_536_000_000L;

  private final StreamRegistry registry;
  private final StoreOptions options;
  private final RecordLayout layout;
  private final EventScope scope;
  private final Map<String, String> bound = new LinkedHashMap<>();
  private final Map<String, List<WindowPlan>> plans = new LinkedHashMap<>();
  private final Map<String, Stream> streams = new LinkedHashMap<>();
  private final Map<String, Integer> entitySlots = new LinkedHashMap<>();

  WindowBinder(
      StreamRegistry registry, StoreOptions options, RecordLayout layout, EventScope scope) {
    this.registry = registry;
    this.options = options;
    this.layout = layout;
    this.scope = scope;
  }

  /** Binds a stage's windows; one that an earlier stage declares alike is the same. */
  void add(StageModel stage) {
    for (WindowModel window : stage.windows()) {
      String name = stage.schema().field(window.slot()).name();
      EventModel event = stage.events().get(window.event());
      String definition = definition(stage, window, event);
      String first = bound.putIfAbsent(name, definition);
      if (first == null) {
        bind(stage, window, event, name);
      } else if (!first.equals(definition)) {
        throw new IllegalArgumentException(
            "window " + name + " is declared differently by two stages\n  rename one of them");
      }
    }
  }

  private static String definition(StageModel stage, WindowModel window, EventModel event) {
    Schema fields = event.fields();
    return String.join(
        "|",
        window.op().name(),
        event.name(),
        window.argument() < 0 ? "" : fields.field(window.argument()).name(),
        fields.field(window.entityField()).name(),
        stage.schema().field(window.entitySlot()).name(),
        Long.toString(window.durationMillis()),
        FilterText.of(window.where(), fields),
        Boolean.toString(window.includesCurrent()),
        Boolean.toString(window.isExact()));
  }

  private void bind(StageModel stage, WindowModel window, EventModel event, String name) {
    check(window, event, name);
    Field entity = event.fields().field(window.entityField());
    Stream stream = registry.stream(event.name(), entity.name());
    long since = stream.knownSinceMillis;
    long mask = 0;
    int column = -1;
    if (window.argument() >= 0 && window.op() != WindowOp.COUNT && window.op() != WindowOp.SINCE) {
      Field argument = event.fields().field(window.argument());
      EventField.of(event.name(), argument, scope.layoutOf(event.name()));
      column = stream.column(argument, registry.sinceNow());
      mask |= StreamLayout.presenceBit(column);
      since = Math.max(since, stream.columns().get(column).knownSinceMillis());
    }
    if (!FilterText.of(window.where(), event.fields()).isEmpty()) {
      requireFields(window.where(), event);
      int filter = stream.filter(window.where(), event.fields(), registry.sinceNow());
      mask |= StreamLayout.filterBit(filter);
      since = Math.max(since, stream.filters().get(filter).knownSinceMillis());
    }
    place(stage, window, name, stream, new Folding(column, mask, since));
  }

  /** What a window folds: a column or -1, the bits that count, and since when they are known. */
  private record Folding(int column, long mask, long knownSinceMillis) {}

  private void place(
      StageModel stage, WindowModel window, String name, Stream stream, Folding folding) {
    long duration = window.durationMillis();
    Aggregate aggregate = Aggregate.of(window.op());
    long hop = HopLadder.hopMillis(duration, window.isExact());
    long slack = HopLadder.slackMillis(hop, options.slackMillis());
    boolean isRaw = hop == 1 || aggregate == Aggregate.DISTINCT;
    int ring = -1;
    int total = -1;
    if (aggregate == Aggregate.DISTINCT) {
      ring = stream.ring(Ring.ofDistinct(folding.mask(), folding.column()));
    } else if (!isRaw) {
      int tiles = HopLadder.tiles(duration, slack, hop);
      Ring wanted = new Ring(aggregate, folding.mask(), folding.column(), hop, tiles);
      ring = stream.ring(wanted);
      if (aggregate.hasTotal() && duration % hop == 0) {
        total = stream.ring(wanted.totalOf(ring, Math.toIntExact(duration / hop)));
      }
    }
    long reach = duration + hop + slack;
    long since = Math.max(folding.knownSinceMillis(), registry.keptSince(stream, reach));
    stream.retain(reach, isRaw ? reach : -1);
    int slot = layout.slot(name);
    String entity = stage.schema().field(window.entitySlot()).name();
    String group = stream.id + "/" + entity;
    streams.put(group, stream);
    entitySlots.put(group, layout.slot(entity));
    plans
        .computeIfAbsent(group, g -> new ArrayList<>())
        .add(
            new WindowPlan(
                name,
                slot,
                window.op(),
                aggregate,
                folding.column(),
                folding.mask(),
                duration,
                hop,
                ring,
                total,
                window.includesCurrent(),
                slack,
                since,
                codes(window.op(), folding.column(), stream, slot)));
  }

  private CodeNumbers codes(WindowOp op, int column, Stream stream, int slot) {
    boolean isCode =
        op == WindowOp.LAST && stream.columns().get(column).field().type().kind() == Kind.CODE;
    return isCode ? new CodeNumbers(layout.schema().field(slot).type()) : null;
  }

  private void check(WindowModel window, EventModel event, String name) {
    long duration = window.durationMillis();
    if (duration < MIN_DURATION_MILLIS || duration > MAX_DURATION_MILLIS) {
      throw new IllegalArgumentException("window " + name + " is not 1 minute to 365 days long");
    }
    if (event.fields().field(window.entityField()).type().kind() != Kind.KEY) {
      throw new IllegalArgumentException("window " + name + " is not by a key");
    }
    if (window.includesCurrent() && !event.name().equals(SlabFeatures.APPLICATION)) {
      throw new IllegalArgumentException(
          "window "
              + name
              + " counts events of "
              + event.name()
              + " and cannot include the current application");
    }
    boolean needsArgument = window.op() != WindowOp.COUNT && window.op() != WindowOp.SINCE;
    if (needsArgument && !isTaken(window.op(), event, window.argument())) {
      throw new IllegalArgumentException(
          "window " + name + " cannot take " + window.op() + " of its argument");
    }
    EventField.of(
        event.name(), event.fields().field(window.entityField()), scope.layoutOf(event.name()));
  }

  private static boolean isTaken(WindowOp op, EventModel event, int argument) {
    if (argument < 0) {
      return false;
    }
    Kind kind = event.fields().field(argument).type().kind();
    return switch (op) {
      case SUM, AVG ->
          switch (kind) {
            case BOOL, INT, MONEY, DECIMAL, RATE -> true;
            default -> false;
          };
      case MIN, MAX -> kind.isOrdinal();
      case LAST -> kind != Kind.KEY;
      default -> true;
    };
  }

  private void requireFields(Condition where, EventModel event) {
    for (int slot : EventFilter.slots(where)) {
      EventField.of(event.name(), event.fields().field(slot), scope.layoutOf(event.name()));
    }
  }

  /** Seals the streams and returns the windows by the entity that they read. */
  WindowGroup[] groups() {
    streams.values().forEach(stream -> stream.seal(options));
    List<WindowGroup> groups = new ArrayList<>();
    List<WindowPlan> spans = new ArrayList<>();
    plans.forEach(
        (key, members) -> {
          Stream stream = streams.get(key);
          boolean isCurrentRead = members.stream().anyMatch(WindowPlan::isCurrentIncluded);
          groups.add(
              new WindowGroup(
                  stream,
                  entitySlots.get(key),
                  isCurrentRead ? EventBinding.resolve(stream, layout) : null,
                  members.toArray(new WindowPlan[0]),
                  spans));
        });
    return groups.toArray(new WindowGroup[0]);
  }
}
