package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Draws;
import io.verdict.replay.world.draw.Laws;

/** How many people an episode brings. */
final class EpisodeSize {
  /** No episode brings more people than this. */
  static final int MAX = 60;

  private static final long SIZE = Draws.name("episode.size");
  private static final double RING_MEDIAN = 9;
  private static final double RING_SPREAD = 1.05;
  private static final int RING_MIN = 4;
  private static final double[] THIEF_RUN = Laws.cumulate(0.84, 0.10, 0.04, 0.015, 0.005);

  private EpisodeSize() {}

  static int of(EpisodeKind kind, long episode) {
    double u = Draws.uniform(episode, SIZE);
    return switch (kind) {
      case SOLO -> 1;
      case FAMILY -> u < 0.97 ? 2 : 3;
      case DORMITORY -> 6 + (int) (u * 9);
      case OFFICE -> 24 + (int) (u * 21);
      case SHOP -> 4 + (int) (u * 5);
      case CREW -> 12 + (int) (u * 9);
      case BROKER -> 12 + (int) (u * 15);
      case THIEF -> 1 + Laws.pick(THIEF_RUN, u);
      case RING -> ring(episode);
    };
  }

  private static int ring(long episode) {
    double size = Laws.logNormal(RING_MEDIAN, RING_SPREAD, Draws.normal(episode, SIZE));
    return (int) Math.max(RING_MIN, Math.min(MAX, Math.round(size)));
  }
}
