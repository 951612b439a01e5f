package io.verdict.features.profile;

import java.util.Objects;

/**
 * One fact that a profile holds.
 *
 * @param name its name, a field of the policy
 * @param source who supplies it
 * @param maxAgeMillis how long after its arrival it may be used
 */
public record Attribute(String name, String source, long maxAgeMillis) {
  public Attribute {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    if (maxAgeMillis <= 0) {
      throw new IllegalArgumentException("maxAgeMillis of " + name + " is not positive");
    }
  }
}
