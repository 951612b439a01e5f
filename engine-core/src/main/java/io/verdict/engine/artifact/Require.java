package io.verdict.engine.artifact;

import io.verdict.engine.schema.Field;
import io.verdict.engine.schema.Role;
import io.verdict.engine.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The checks that every part of a model shares. Each throws IllegalArgumentException, which writer
 * and reader turn into a refusal that names the place; a message is built only then.
 */
final class Require {
  private Require() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static <T> T present(T value, String what) {
    if (value == null) {
      throw new IllegalArgumentException(what + " is null");
    }
    return value;
  }

  static void range(long value, long least, long most, String what) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " is outside " + least + ".." + most);
    }
  }

  /** A position in a list of that size. */
  static void position(int value, int size, String what) {
    if (value < 0 || value >= size) {
      throw new IllegalArgumentException(what + " " + value + " of " + size + " does not exist");
    }
  }

  /** A position in a list of that size, or -1. */
  static void positionOrNone(int value, int size, String what) {
    if (value != -1) {
      position(value, size, what);
    }
  }

  static Field field(Schema schema, int slot, String what) {
    position(slot, schema.size(), what);
    return schema.field(slot);
  }

  static Field field(Schema schema, int slot, Role role, String what) {
    Field field = field(schema, slot, what);
    if (field.role() != role) {
      throw new IllegalArgumentException(
          what + " " + slot + " has role " + field.role() + ", not " + role);
    }
    return field;
  }

  static <T> void uniqueNames(List<T> elements, Function<T, String> nameOf, String what) {
    Map<String, Integer> seen = new HashMap<>(elements.size() * 2);
    for (int i = 0; i < elements.size(); i++) {
      String name = nameOf.apply(elements.get(i));
      Integer first = seen.putIfAbsent(name, i);
      if (first != null) {
        throw new IllegalArgumentException(
            what + " " + name + " is declared as element " + first + " and " + i);
      }
    }
  }
}
