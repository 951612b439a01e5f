package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * One object of a JSON text, asked for members of a kind; what is not there or of another kind
 * fails with its path.
 */
final class JsonObject {
  private final JsonMembers members;
  private final String path;

  JsonObject(JsonMembers members, String path) {
    this.members = members;
    this.path = path;
  }

  String path() {
    return path;
  }

  /** Where the object stands. */
  Place place() {
    return members.place();
  }

  /** Where a member's value stands; where the object does if it has no such member. */
  Place place(String name) {
    return members.place(name);
  }

  boolean has(String name) {
    return members.has(name);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private ImportFailure malformed(String name) {
    return ImportFailure.malformed(place(name), pathOf(name));
  }

  JsonObject object(String name) {
    if (members.value(name) instanceof JsonMembers object) {
      return new JsonObject(object, pathOf(name));
    }
    throw malformed(name);
  }

  String text(String name) {
    if (members.value(name) instanceof String text) {
      return text;
    }
    throw malformed(name);
  }

  /** A number, or a text that is one: parameters are written as texts. */
  double number(String name) {
    Object value = members.value(name);
    if (value instanceof Double number) {
      return number;
    }
    try {
      return Double.parseDouble(text(name));
    } catch (NumberFormatException e) {
      throw malformed(name);
    }
  }

  int whole(String name, int least, int most) {
    double value = number(name);
    if (!(value >= least) || value != (int) value) {
      throw malformed(name);
    }
    if (value > most) {
      throw ImportFailure.tooLarge(place(name), pathOf(name), most);
    }
    return (int) value;
  }

  double[] numbers(String name) {
    if (members.value(name) instanceof double[] numbers) {
      return numbers;
    }
    throw malformed(name);
  }

  double[] numbers(String name, int count) {
    double[] numbers = numbers(name);
    if (numbers.length != count) {
      throw malformed(name);
    }
    return numbers;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object value : list(name)) {
      if (!(value instanceof String text)) {
        throw malformed(name);
      }
      texts.add(text);
    }
    return texts;
  }

  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object value : list(name)) {
      if (!(value instanceof JsonMembers object)) {
        throw malformed(name);
      }
      objects.add(new JsonObject(object, pathOf(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  private List<?> list(String name) {
    Object value = members.value(name);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof double[] numbers && numbers.length == 0) {
      return List.of();
    }
    throw malformed(name);
  }
}
