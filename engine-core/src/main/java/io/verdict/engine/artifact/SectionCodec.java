package io.verdict.engine.artifact;

import java.util.ArrayList;
import java.util.List;

/**
 * How one section holds a list of elements. Reading gives the element's structure; checking holds
 * its meaning against the sections before it, for the writer as for the reader.
 *
 * @param <T> the element
 */
abstract class SectionCodec<T> {
  private final Section section;
  private final ArtifactLimit limit;
  private final int leastBytes;

  /**
   * A codec of a section.
   *
   * @param leastBytes the least bytes that an element takes
   */
  SectionCodec(Section section, ArtifactLimit limit, int leastBytes) {
    this.section = section;
    this.limit = limit;
    this.leastBytes = leastBytes;
  }

  abstract void write(T element, SectionWriter out);

  abstract T read(SectionReader in);

  /**
   * Checks an element against what stands before it.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  abstract void check(T element, Draft draft);

  /** The name that is unique within the section, or null when elements have none. */
  abstract String nameOf(T element);

  Section section() {
    return section;
  }

  final void writeAll(List<T> elements, Draft draft, SectionWriter out) {
    out.count(limit, elements.size());
    for (int i = 0; i < elements.size(); i++) {
      try {
        check(elements.get(i), draft);
        write(elements.get(i), out);
      } catch (IllegalArgumentException invalid) {
        throw out.fault(
            ArtifactException.Code.MALFORMED, "element " + i + ": " + invalid.getMessage());
      }
    }
    try {
      requireUniqueNames(elements);
    } catch (IllegalArgumentException invalid) {
      throw out.fault(ArtifactException.Code.MALFORMED, invalid.getMessage());
    }
  }

  final List<T> readAll(SectionReader in, Draft draft) {
    int count = in.count(limit, leastBytes);
    List<T> elements = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        in.element(i);
        T element = read(in);
        check(element, draft);
        elements.add(element);
      }
      requireUniqueNames(elements);
    } catch (IllegalArgumentException invalid) {
      throw in.elementFault(invalid);
    }
    in.requireEnd();
    return elements;
  }

  private void requireUniqueNames(List<T> elements) {
    if (!elements.isEmpty() && nameOf(elements.get(0)) != null) {
      Require.uniqueNames(elements, this::nameOf, "name");
    }
  }
}
