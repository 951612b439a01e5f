package io.verdict.engine.schema;

import java.util.List;
import java.util.Objects;

/**
 * One slot of a schema: a typed name, who writes it, and how it may be absent.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name dotted name, unique within its schema
 * @param type the type of its values
 * @param role who writes it
 * @param isRequired whether a record without it is refused before any rule runs; inputs only
 * @param specials declared special values, at most {@link #MAX_SPECIALS}
 * @param isPersonal whether it is personal data ({@code pii}), kept encrypted in the journal
 * @param source the data source that supplies it, empty when it comes with the application
 * @param purpose the stated purpose of use, empty when none is stated
 */
public record Field(
    String name,
    Type type,
    Role role,
    boolean isRequired,
    List<SpecialValue> specials,
    boolean isPersonal,
    String source,
    String purpose) {
  /** Most special values of a field. */
  public static final int MAX_SPECIALS = 62;

  public Field {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(purpose, "purpose");
    specials = List.copyOf(specials);
    if (specials.size() > MAX_SPECIALS) {
      throw new IllegalArgumentException(
          name + " declares " + specials.size() + " special values, at most " + MAX_SPECIALS);
    }
  }

  /** An input without special values or tags. */
  public static Field input(String name, Type type, boolean isRequired) {
    return new Field(name, type, Role.INPUT, isRequired, List.of(), false, "", "");
  }

  /** A slot that the engine or the feature store writes. */
  public static Field computed(String name, Type type, Role role) {
    return new Field(name, type, role, false, List.of(), false, "", "");
  }

  /** The same field with another type; used when code dictionaries are joined. */
  public Field withType(Type newType) {
    return new Field(name, newType, role, isRequired, specials, isPersonal, source, purpose);
  }

  /** Position of a special value by its name, or -1. */
  public int specialIndex(String special) {
    for (int i = 0; i < specials.size(); i++) {
      if (specials.get(i).name().equals(special)) {
        return i;
      }
    }
    return -1;
  }
}
