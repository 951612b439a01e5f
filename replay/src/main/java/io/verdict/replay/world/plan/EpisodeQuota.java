package io.verdict.replay.world.plan;

import io.verdict.replay.world.draw.Draws;

/**
 * How many episodes of each kind the next month brings, so that the shares hold over time.
 *
 * <p>Each month adds its share of applications to an account of the kind; an episode is brought
 * when the account holds half of its people. Shares drawn one by one would be met in the mean only:
 * a history of ten thousand applications has six rings, and one more or less moves the bad rate.
 */
final class EpisodeQuota {
  private static final long PHASE = Draws.name("episode.phase");
  private static final EpisodeKind[] KINDS = EpisodeKind.values();
  private final Parameters parameters;
  private final double[] accounts = new double[KINDS.length];

  EpisodeQuota(Parameters parameters) {
    this.parameters = parameters;
    for (EpisodeKind kind : KINDS) {
      double phase = Draws.uniform(parameters.seed(), PHASE, kind.ordinal()) - 0.5;
      accounts[kind.ordinal()] = phase * kind.meanRows();
    }
  }

  /** Adds what a month of {@code count} applications brings. */
  void accrue(int month, int days, int count) {
    double ringFactor = parameters.stress().ringFactor(month, days);
    for (EpisodeKind kind : KINDS) {
      double factor = kind == EpisodeKind.RING ? ringFactor : 1;
      accounts[kind.ordinal()] += kind.share() * factor * count;
    }
  }

  /** True if an episode that brings this many applications is due. */
  boolean isDue(EpisodeKind kind, int rows) {
    return accounts[kind.ordinal()] >= rows * 0.5;
  }

  void spend(EpisodeKind kind, int rows) {
    accounts[kind.ordinal()] -= rows;
  }
}
