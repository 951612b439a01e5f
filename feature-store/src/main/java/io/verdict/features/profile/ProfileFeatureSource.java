package io.verdict.features.profile;

import io.verdict.engine.artifact.StageModel;
import io.verdict.engine.port.FeatureSource;
import io.verdict.engine.port.Features;
import io.verdict.engine.record.RecordLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A feature source that also fills the fields which policies declare with a {@code source}, from
 * profiles: with the newest value that was known at the decision's time, so that live and in a
 * replay over the same profiles a decision reads the same.
 *
 * <p>What the host gives with the application stands; a value older than its greatest age, or none,
 * leaves the field missing, and {@link ProfileFeatures.Reader#status} says which. A field that is
 * filled counts as supplied, so that its source is not asked for.
 *
 * <p><b>Thread safety</b>: any threads. <b>Lifecycle</b>: the stores are the host's to close.
 */
public final class ProfileFeatureSource implements FeatureSource {
  private final FeatureSource windows;
  private final List<ProfileJoin> joins;

  private ProfileFeatureSource(FeatureSource windows, List<ProfileJoin> joins) {
    this.windows = windows;
    this.joins = joins;
  }

  /**
   * Puts profiles beside a source of windows and lists.
   *
   * @param windows such as a {@link io.verdict.features.velocity.SlabFeatureStore}
   * @param joins which profiles fill which fields
   */
  public static ProfileFeatureSource of(FeatureSource windows, List<ProfileJoin> joins) {
    Objects.requireNonNull(windows, "windows");
    return new ProfileFeatureSource(windows, List.copyOf(joins));
  }

  /**
   * Binds windows and lists, and the attributes that the policies read.
   *
   * @throws IllegalArgumentException if a field is of another source than its attribute or of a
   *     type that a profile cannot hold, or as the source of the windows says
   */
  @Override
  public ProfileFeatures bind(List<StageModel> stages, RecordLayout layout) {
    List<BoundProfile> bound = new ArrayList<>();
    for (ProfileJoin join : joins) {
      BoundProfile profile = BoundProfile.of(join, layout);
      if (profile != null) {
        bound.add(profile);
      }
    }
    Features inner = windows.bind(stages, layout);
    return new ProfileFeatures(inner, layout, bound.toArray(new BoundProfile[0]));
  }

  @Override
  public void start() {
    windows.start();
  }
}
