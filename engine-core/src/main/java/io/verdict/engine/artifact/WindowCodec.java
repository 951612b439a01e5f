package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;

/** Section windows. */
final class WindowCodec extends SectionCodec<WindowModel> {
  private static final WindowOp[] OPS = WindowOp.values();
  private static final long SHORTEST_MILLIS = 60_000L;
  private static final long LONGEST_MILLIS = 31_536_000_000L;

  WindowCodec() {
    super(Section.WINDOWS, ArtifactLimit.WINDOWS, 11);
  }

  @Override
  void write(WindowModel window, SectionWriter out) {
    out.unsigned(window.slot());
    out.u8(window.op().ordinal());
    out.unsigned(window.event());
    out.signed(window.argument());
    out.unsigned(window.entityField());
    out.unsigned(window.entitySlot());
    out.unsigned(window.durationMillis());
    ConditionCodec.write(window.where(), out);
    out.bool(window.includesCurrent());
    out.bool(window.isExact());
    out.string(window.text());
  }

  @Override
  WindowModel read(SectionReader in) {
    return new WindowModel(
        in.natural(),
        in.oneOf(OPS),
        in.natural(),
        in.integer(),
        in.natural(),
        in.natural(),
        in.unsigned(),
        ConditionCodec.readCondition(in),
        in.bool(),
        in.bool(),
        in.string());
  }

  @Override
  void check(WindowModel window, Draft draft) {
    Require.field(draft.schema, window.slot(), Role.WINDOW, "slot");
    Require.position(window.event(), draft.events.size(), "event");
    Schema event = draft.events.get(window.event()).fields();
    checkArgument(window, event);
    Field entityField = Require.field(event, window.entityField(), "entity field");
    Field entity = Require.field(draft.schema, window.entitySlot(), "entity slot");
    Require.that(
        entityField.type().kind() == Kind.KEY && entity.type().kind() == Kind.KEY,
        "a window is by a key");
    Require.range(
        window.durationMillis(), SHORTEST_MILLIS, LONGEST_MILLIS, "length in milliseconds");
    ConditionCodec.check(window.where(), event);
  }

  private static void checkArgument(WindowModel window, Schema event) {
    switch (window.op()) {
      case COUNT, SINCE ->
          Require.that(window.argument() == -1, "this aggregate takes no field of the event");
      case SUM, AVG -> {
        Kind kind = Require.field(event, window.argument(), "argument").type().kind();
        Require.that(isSummed(kind), "a sum or mean of a kind that has none");
      }
      case MIN, MAX -> {
        Kind kind = Require.field(event, window.argument(), "argument").type().kind();
        Require.that(kind.isOrdinal(), "a least or greatest of a kind without order");
      }
      case LAST -> {
        Kind kind = Require.field(event, window.argument(), "argument").type().kind();
        Require.that(kind != Kind.KEY, "the latest value of a key");
      }
      case DISTINCT -> Require.field(event, window.argument(), "argument");
    }
  }

  private static boolean isSummed(Kind kind) {
    return switch (kind) {
      case INT, MONEY, DECIMAL, RATE, DOUBLE -> true;
      default -> false;
    };
  }

  @Override
  String nameOf(WindowModel window) {
    return null;
  }
}
