package io.verdict.features.profile;

import java.util.Objects;

/**
 * Says which profiles a policy's fields come from.
 *
 * @param entityField the key field whose entity they are of
 * @param layout the attributes, each named like the field that it fills and of the source that the
 *     policy declares for it
 * @param store the profiles
 */
public record ProfileJoin(String entityField, ProfileLayout layout, ProfileStore store) {
  public ProfileJoin {
    Objects.requireNonNull(entityField, "entityField");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(store, "store");
  }
}
