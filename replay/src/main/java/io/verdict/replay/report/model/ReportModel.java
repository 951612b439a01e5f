package io.verdict.replay.report.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole validation report: the cover and its sections in order.
 *
 * <p><b>Thread safety:</b> immutable. <b>Allocation:</b> none after construction.
 *
 * @param cover the first page
 * @param sections with unique ids
 */
public record ReportModel(Cover cover, List<Section> sections) {

  /**
   * Copies the list and checks the anchors.
   *
   * @throws IllegalArgumentException if two sections share an id
   */
  public ReportModel {
    sections = List.copyOf(sections);
    Set<String> ids = new HashSet<>();
    for (Section section : sections) {
      if (!ids.add(section.id())) {
        throw new IllegalArgumentException("two sections have the id " + section.id());
      }
    }
  }

  /** Starts a report in which every {@link Part} has its place. */
  public static Builder builder(Cover cover) {
    return new Builder(cover);
  }

  /**
   * Collects sections; parts nobody supplied say that they are not available.
   *
   * <p><b>Thread safety:</b> confined to one thread.
   */
  public static final class Builder {

    private final Cover cover;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private Builder(Cover cover) {
      this.cover = cover;
    }

    /**
     * Adds a section; one that is no known {@link Part} comes after the known ones.
     *
     * @throws IllegalArgumentException if the id is taken
     */
    public Builder add(Section section) {
      if (sections.put(section.id(), section) != null) {
        throw new IllegalArgumentException("two sections have the id " + section.id());
      }
      return this;
    }

    /** Says why this run cannot fill a part; the reason continues "because …". */
    public Builder unavailable(Part part, Text reason) {
      return add(Section.unavailable(part, reason));
    }

    /** Returns the report: known parts in their order, then the others as added. */
    public ReportModel build() {
      List<Section> ordered = new ArrayList<>();
      Map<String, Section> rest = new LinkedHashMap<>(sections);
      for (Part part : Part.values()) {
        Section given = rest.remove(part.id());
        ordered.add(
            given != null ? given : Section.unavailable(part, Texts.of("unavailable.unsupplied")));
      }
      ordered.addAll(rest.values());
      return new ReportModel(cover, ordered);
    }
  }
}
