package io.verdict.engine.artifact;

import io.verdict.engine.schema.Role;

/** How a rule holds its effect: kind, target, delay, slot. */
final class EffectCodec {
  private static final Effect.Kind[] KINDS = Effect.Kind.values();

  private EffectCodec() {}

  static void write(Effect effect, SectionWriter out) {
    out.u8(effect.kind().ordinal());
    switch (effect.kind()) {
      case NONE -> {}
      case ROUTE -> out.string(effect.target());
      case DEFER -> out.signed(effect.delayMillis());
      case SET, TRIM, CLAMP -> out.unsigned(effect.slot());
    }
  }

  static Effect read(SectionReader in) {
    Effect.Kind kind = in.oneOf(KINDS);
    return switch (kind) {
      case NONE -> Effect.NONE;
      case ROUTE -> Effect.route(in.string());
      case DEFER -> Effect.defer(in.signed());
      case SET, TRIM, CLAMP -> Effect.adjust(kind, in.natural());
    };
  }

  /** Checks that the effect and what the rule asks for go together. */
  static void check(Rule rule, Draft draft) {
    Effect effect = Require.present(rule.effect(), "effect");
    boolean takesOutcome = rule.outcome() == Outcome.ROUTE || rule.outcome() == Outcome.DEFER;
    Require.that(
        effect.outcome() == null ? !takesOutcome : effect.outcome() == rule.outcome(),
        "an effect and the outcome of its rule do not go together");
    Effect plain =
        switch (effect.kind()) {
          case NONE -> Effect.NONE;
          case ROUTE -> Effect.route(effect.target());
          case DEFER -> Effect.defer(effect.delayMillis());
          case SET, TRIM, CLAMP -> Effect.adjust(effect.kind(), effect.slot());
        };
    Require.that(plain.equals(effect), "an effect has a part that its kind does not use");
    switch (effect.kind()) {
      case NONE -> {}
      case ROUTE -> Require.that(!effect.target().isBlank(), "a route has no target");
      case DEFER -> Require.range(effect.delayMillis(), 1, Effect.MAX_DELAY_MILLIS, "delay");
      case SET, TRIM, CLAMP -> {
        Role role = Require.field(draft.schema, effect.slot(), "slot").role();
        Require.that(
            role == Role.DERIVED || role == Role.RESULT, "an adjusted slot is not computed");
        Require.that(
            rule.outcome() == null && rule.score() == 0,
            "a rule that adjusts a slot asks for something else as well");
      }
    }
  }
}
