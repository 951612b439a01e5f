package io.verdict.rules.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One object of a JSON text, asked for members of a kind; what is not there or of another kind
 * fails with its path.
 */
final class JsonObject {
  private final Map<?, ?> members;
  private final String path;

  JsonObject(Map<?, ?> members, String path) {
    this.members = members;
    this.path = path;
  }

  String path() {
    return path;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private ImportFailure malformed(String name) {
    return ImportFailure.malformed(1, pathOf(name));
  }

  JsonObject object(String name) {
    if (members.get(name) instanceof Map<?, ?> object) {
      return new JsonObject(object, pathOf(name));
    }
    throw malformed(name);
  }

  String text(String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw malformed(name);
  }

  /** A number, or a text that is one: parameters are written as texts. */
  double number(String name) {
    Object value = members.get(name);
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
      throw ImportFailure.tooLarge(1, pathOf(name), most);
    }
    return (int) value;
  }

  double[] numbers(String name) {
    if (members.get(name) instanceof double[] numbers) {
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
      if (!(value instanceof Map<?, ?> object)) {
        throw malformed(name);
      }
      objects.add(new JsonObject(object, pathOf(name) + "[" + objects.size() + "]"));
    }
    return objects;
  }

  private List<?> list(String name) {
    Object value = members.get(name);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof double[] numbers && numbers.length == 0) {
      return List.of();
    }
    throw malformed(name);
  }
}
