package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Draws;

/**
 * How often one person applies, and over what time.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public enum Persona {
  /** Applies once. */
  ONCE,
  /** Tries a second channel within a day. */
  CHANNEL_SHOPPER,
  /** Comes back on other devices. */
  DEVICE_SWITCHER,
  /** Comes back day after day, although nobody wants to lend. */
  PERSISTENT,
  /** Applies many times within hours. */
  BURST;

  private static final Persona[] VALUES = values();
  private static final long WHICH = Draws.name("persona");
  private static final long COUNT = Draws.name("persona.attempts");
  private static final long GAP = Draws.name("persona.gap");
  private static final int HOUR = 3_600;

  /** Chances by fraud type: shopper, switcher, persistent, burst. */
  private static final double[][] CHANCES = {
    {0.0114, 0.0031, 0.0011, 0.00016},
    {0.042, 0.085, 0.001, 0.004},
    {0.003, 0.120, 0.001, 0.0095},
    {0.037, 0.013, 0.009, 0.0042},
  };

  /** The persona of a person; a pure function of both. */
  static Persona of(long person, FraudType type) {
    double uniform = Draws.uniform(person, WHICH);
    double[] chances = CHANCES[type.ordinal()];
    for (int i = 0; i < chances.length; i++) {
      uniform -= chances[i];
      if (uniform < 0) {
        return VALUES[i + 1];
      }
    }
    return ONCE;
  }

  /** Number of applications, 1 to 7. */
  int attempts(long person) {
    return switch (this) {
      case ONCE -> 1;
      case CHANNEL_SHOPPER -> 2;
      case DEVICE_SWITCHER -> 3 + Draws.below(4, person, COUNT) / 3;
      case PERSISTENT -> 5 + Draws.below(2, person, COUNT);
      case BURST -> 6 + Draws.below(2, person, COUNT);
    };
  }

  /** Seconds between the first application and this one; ascending in {@code attempt}. */
  int offset(long person, int attempt, boolean fraud) {
    if (attempt == 0) {
      return 0;
    }
    double u = Draws.uniform(person, GAP);
    double hours =
        switch (this) {
          case ONCE -> 0;
          case CHANNEL_SHOPPER -> 0.2 + 20 * u;
          case DEVICE_SWITCHER -> fraud ? 1.5 + 8 * u : 20 + 90 * u;
          case PERSISTENT -> 9 + 16 * u;
          case BURST -> 0.3 + 1.4 * u;
        };
    return (int) (hours * HOUR * attempt);
  }
}
