package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * What a rule does beyond asking for an outcome or adding to a score.
 *
 * @param kind what it does
 * @param target where an application is routed to; empty for the other kinds
 * @param delayMillis how long an application is put off; 0 for the other kinds
 * @param slot the slot whose value it sets, trims or clamps; -1 for the other kinds
 */
public record Effect(Kind kind, String target, long delayMillis, int slot) {

  /** No further effect. */
  public static final Effect NONE = new Effect(Kind.NONE, "", 0, -1);

  /** Longest delay: ten years. */
  public static final long MAX_DELAY_MILLIS = 3_653L * 24 * 3_600_000;

  /** The kinds of effects. */
  public enum Kind {
    /** None. */
    NONE,
    /** Sends the application elsewhere; goes with outcome ROUTE. */
    ROUTE,
    /** Puts the application off; goes with outcome DEFER. */
    DEFER,
    /** Gives a declared result its value; a derivation computes it. */
    SET,
    /** Lowers a value; a derivation computes it. */
    TRIM,
    /** Keeps a value within a bound; a derivation computes it. */
    CLAMP;

    /** Whether it changes a slot. */
    public boolean isAdjustment() {
      return compareTo(SET) >= 0;
    }
  }

  public Effect {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(target, "target");
  }

  /** The effect of sending an application elsewhere. */
  public static Effect route(String target) {
    return new Effect(Kind.ROUTE, target, 0, -1);
  }

  /** The effect of putting an application off. */
  public static Effect defer(long delayMillis) {
    return new Effect(Kind.DEFER, "", delayMillis, -1);
  }

  /** The effect of a change of a slot. */
  public static Effect adjust(Kind kind, int slot) {
    return new Effect(kind, "", 0, slot);
  }

  /** The outcome that must go with it, or null when none may. */
  Outcome outcome() {
    return switch (kind) {
      case ROUTE -> Outcome.ROUTE;
      case DEFER -> Outcome.DEFER;
      case NONE, SET, TRIM, CLAMP -> null;
    };
  }
}
