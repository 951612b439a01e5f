package io.verdict.rules.imports;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of one object of a JSON text, each with the place of its value.
 *
 * <p><b>Thread safety</b>: confined to one read.
 */
final class JsonMembers {
  private final Place place;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  JsonMembers(Place place) {
    this.place = place;
  }

  void put(String name, Place at, Object value) {
    values.put(name, value);
    places.put(name, at);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of a member; null where there is none. */
  Object value(String name) {
    return values.get(name);
  }

  /** The place of the object. */
  Place place() {
    return place;
  }

  /** The place of a member's value; that of the object where it has no such member. */
  Place place(String name) {
    return places.getOrDefault(name, place);
  }
}
