package io.verdict.engine.artifact;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The limits under which artifacts are written and read.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class ArtifactLimits {
  /** The limits that stand at each {@link ArtifactLimit}. */
  public static final ArtifactLimits DEFAULT =
      new ArtifactLimits(new EnumMap<>(ArtifactLimit.class));

  private final Map<ArtifactLimit, Long> changed;

  private ArtifactLimits(Map<ArtifactLimit, Long> changed) {
    this.changed = changed;
  }

  /**
   * The same limits but for one.
   *
   * @param limit the limit to change
   * @param maximum the most allowed, inclusive; not negative
   */
  public ArtifactLimits with(ArtifactLimit limit, long maximum) {
    Objects.requireNonNull(limit, "limit");
    if (maximum < 0) {
      throw new IllegalArgumentException("a limit is not negative, as " + maximum + " is");
    }
    Map<ArtifactLimit, Long> copy = new EnumMap<>(changed);
    copy.put(limit, maximum);
    return new ArtifactLimits(copy);
  }

  /** The most allowed, inclusive. */
  public long maximum(ArtifactLimit limit) {
    return changed.getOrDefault(limit, limit.defaultMaximum());
  }
}
