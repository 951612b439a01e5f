package io.verdict.engine.artifact;

/**
 * Counts what one artifact has of each limited thing.
 *
 * <p><b>Thread safety</b>: confined to one write or read.
 */
final class Tally {
  private final ArtifactLimits limits;
  private final long[] counts = new long[ArtifactLimit.values().length];

  Tally(ArtifactLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts more of a thing.
   *
   * @return whether the limit still holds
   */
  boolean add(ArtifactLimit limit, long more) {
    counts[limit.ordinal()] += more;
    return counts[limit.ordinal()] <= limits.maximum(limit);
  }

  /** Whether a single size is within its limit. */
  boolean allows(ArtifactLimit limit, long size) {
    return size <= limits.maximum(limit);
  }

  String message(ArtifactLimit limit) {
    return "more than "
        + limits.maximum(limit)
        + " "
        + limit.label()
        + "; split the policy or raise the limit "
        + limit;
  }
}
