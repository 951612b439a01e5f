package io.verdict.features.velocity;

/**
 * Chooses the tile width (hop) of a window: the widest of a fixed ladder that cuts the window into
 * at least {@link #MIN_TILES}, so that a window covers at most 1/48 = 2.1 % more than it says.
 */
final class HopLadder {
  static final int MIN_TILES = 48;

  /** A ring reaches back by at most so many tiles beyond its window. */
  static final int MAX_SLACK_TILES = 300;

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

  /** The hop of a window, or 1 when it is exact. */
  static long hopMillis(long durationMillis, boolean isExact) {
    return isExact ? 1 : hopMillis(durationMillis);
  }

  /**
   * How far a decision's time may lie behind an entity's latest event: what the store allows, but
   * for a tiled window at most {@link #MAX_SLACK_TILES}, which lengthen its ring.
   */
  static long slackMillis(long hopMillis, long allowedMillis) {
    return hopMillis == 1 ? allowedMillis : Math.min(allowedMillis, MAX_SLACK_TILES * hopMillis);
  }

  /** Tiles of a ring that serves windows of a length. */
  static int tiles(long durationMillis, long slackMillis, long hopMillis) {
    return Math.toIntExact((durationMillis + slackMillis + hopMillis - 1) / hopMillis + 2);
  }
}
