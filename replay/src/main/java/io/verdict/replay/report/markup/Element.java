package io.verdict.replay.report.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An HTML or SVG element under construction.
 *
 * <p>Attributes and children keep the order in which they were given, so equal trees give equal
 * bytes.
 *
 * <p><b>Thread safety:</b> confined to one thread. <b>Allocation:</b> grows with its children.
 */
public final class Element {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
  private static final Set<String> VOID = Set.of("meta", "br", "hr", "input", "link", "img");
  private static final Set<String> SHAPES = Set.of("rect", "line", "path", "circle");
  private static final Set<String> RAW = Set.of("script", "style");

  private final String tag;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> children = new ArrayList<>();

  private Element(String tag) {
    this.tag = tag;
  }

  /**
   * Starts an element.
   *
   * @param tag letters, digits and hyphens, beginning with a letter
   * @throws IllegalArgumentException if the tag is not a name
   */
  public static Element of(String tag) {
    return new Element(requireName(tag));
  }

  /** Starts an element with a class. */
  public static Element of(String tag, String classes) {
    return of(tag).attr("class", classes);
  }

  /**
   * Sets an attribute; a second value replaces the first.
   *
   * @throws IllegalArgumentException if the name is not a name
   */
  public Element attr(String name, String value) {
    attributes.put(requireName(name), value);
    return this;
  }

  /** Sets an attribute to a number with at most two decimals, as coordinates need. */
  public Element attr(String name, double value) {
    return attr(name, Coordinates.format(value));
  }

  /** Appends a child. */
  public Element add(Element child) {
    children.add(child);
    return this;
  }

  /** Appends children in their order. */
  public Element addAll(Iterable<Element> elements) {
    elements.forEach(this::add);
    return this;
  }

  /** Appends text, escaped when written. */
  public Element text(String text) {
    children.add(text);
    return this;
  }

  /** Returns whether nothing has been appended. */
  public boolean isEmpty() {
    return children.isEmpty();
  }

  /** Returns the element as markup. */
  public String toMarkup() {
    StringBuilder out = new StringBuilder();
    writeTo(out);
    return out.toString();
  }

  /** Appends the element as markup. */
  public void writeTo(StringBuilder out) {
    out.append('<').append(tag);
    attributes.forEach(
        (name, value) -> {
          out.append(' ').append(name).append("=\"");
          Escape.attribute(value, out);
          out.append('"');
        });
    if (VOID.contains(tag) || (children.isEmpty() && SHAPES.contains(tag))) {
      out.append("/>");
      return;
    }
    out.append('>');
    for (Object child : children) {
      writeChild(child, out);
    }
    out.append("</").append(tag).append('>');
  }

  private void writeChild(Object child, StringBuilder out) {
    if (child instanceof Element element) {
      element.writeTo(out);
    } else if (RAW.contains(tag)) {
      out.append(Escape.requireRaw((String) child));
    } else {
      Escape.text((String) child, out);
    }
  }

  private static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a markup name: " + name);
    }
    return name;
  }
}
