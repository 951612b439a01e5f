package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One element of an XML text, by its local name.
 *
 * <p><b>Thread safety</b>: immutable once it is read.
 */
public final class XmlElement {
  private final String name;
  private final int line;
  private final Map<String, String> attributes;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name, int line, Map<String, String> attributes) {
    this.name = name;
    this.line = line;
    this.attributes = Map.copyOf(attributes);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void add(String characters) {
    text.append(characters);
  }

  /** The name without its prefix. */
  public String name() {
    return name;
  }

  /** The line on which its start ends. */
  public int line() {
    return line;
  }

  /** An attribute, by its local name. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** An attribute, or what it is by default. */
  public String attribute(String attribute, String byDefault) {
    return attributes.getOrDefault(attribute, byDefault);
  }

  /** All elements directly below. */
  public List<XmlElement> children() {
    return List.copyOf(children);
  }

  /** The elements of a name directly below. */
  public List<XmlElement> children(String child) {
    return children.stream().filter(each -> each.name.equals(child)).toList();
  }

  /** The first element of a name directly below. */
  public Optional<XmlElement> child(String child) {
    return children.stream().filter(each -> each.name.equals(child)).findFirst();
  }

  /** The characters directly within, without blanks around. */
  public String text() {
    return text.toString().strip();
  }

  /** The text of the first element of a name directly below; empty when there is none. */
  public String textOf(String child) {
    return child(child).map(XmlElement::text).orElse("");
  }

  String required(String attribute) {
    String value = attributes.get(attribute);
    if (value == null) {
      throw ImportFailure.malformed(line, name + ", " + attribute);
    }
    return value;
  }

  XmlElement requiredChild(String child) {
    return child(child).orElseThrow(() -> ImportFailure.malformed(line, name + ", " + child));
  }

  double number(String attribute) {
    try {
      return Double.parseDouble(required(attribute));
    } catch (NumberFormatException e) {
      throw ImportFailure.malformed(line, name + ", " + attribute);
    }
  }

  double number(String attribute, double byDefault) {
    return attributes.containsKey(attribute) ? number(attribute) : byDefault;
  }
}
