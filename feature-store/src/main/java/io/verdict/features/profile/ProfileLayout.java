package io.verdict.features.profile;

import io.verdict.engine.schema.NearestName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The attributes of a kind of profile, in order. Attributes may be added at the end; a stored
 * profile that is shorter lacks them.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param attributes the attributes, 1 to {@value #MAX_ATTRIBUTES}
 * @param versions values kept of each attribute, newest first, so that a decision of the past finds
 *     what was known then; 1 to {@value #MAX_VERSIONS}, and the same as long as a store lives
 */
public record ProfileLayout(List<Attribute> attributes, int versions) {
  /** Most attributes of a profile. */
  public static final int MAX_ATTRIBUTES = 512;

  /** Most values of an attribute. */
  public static final int MAX_VERSIONS = 64;

  /** Most values of a profile. */
  public static final int MAX_VALUES = 4_000;

  public ProfileLayout {
    if (versions < 1 || versions > MAX_VERSIONS || versions * attributes.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          versions
              + " versions of "
              + attributes.size()
              + " attributes: 1 to "
              + MAX_VERSIONS
              + " versions, and at most "
              + MAX_VALUES
              + " values in all");
    }
    attributes = List.copyOf(attributes);
    if (attributes.isEmpty() || attributes.size() > MAX_ATTRIBUTES) {
      throw new IllegalArgumentException(
          "a profile has 1 to " + MAX_ATTRIBUTES + " attributes, not " + attributes.size());
    }
    Set<String> names = new HashSet<>();
    for (Attribute attribute : attributes) {
      if (!names.add(attribute.name())) {
        throw new IllegalArgumentException("attribute " + attribute.name() + " is listed twice");
      }
    }
  }

  /** A layout that keeps the newest value of each attribute. */
  public ProfileLayout(List<Attribute> attributes) {
    this(attributes, 1);
  }

  /** Number of attributes. */
  public int size() {
    return attributes.size();
  }

  /**
   * Position of an attribute.
   *
   * @throws IllegalArgumentException naming the nearest known name when there is none
   */
  public int position(String name) {
    List<String> names = attributes.stream().map(Attribute::name).toList();
    int position = names.indexOf(name);
    if (position < 0) {
      String near = NearestName.of(name, names);
      throw new IllegalArgumentException(
          "no attribute '" + name + "'" + (near.isEmpty() ? "" : "; did you mean '" + near + "'?"));
    }
    return position;
  }
}
