package io.verdict.features.velocity;

/**
 * Chooses the tile width (hop) of a window: the widest of a fixed ladder that cuts the window into
 * at least {@link #MIN_TILES}, so that a window covers at most 1/48 = 2.1 % more than it says.
 */
final class HopLadder {
  static final int MIN_TILES = 48;

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final long[] HOPS = {
    SECOND,
    5 * SECOND,
    15 * SECOND,
    MINUTE,
    5 * MINUTE,
    15 * MINUTE,
    HOUR,
    3 * HOUR,
    12 * HOUR,
    DAY,
    4 * DAY
  };

  private HopLadder() {}

  /** The hop of a window of at least a minute, milliseconds. */
  static long hopMillis(long durationMillis) {
    int step = HOPS.length - 1;
    while (step > 0 && durationMillis / HOPS[step] < MIN_TILES) {
      step--;
    }
    return HOPS[step];
  }
}
