package io.verdict.rules.naive;

import io.verdict.engine.schema.Kind;
import io.verdict.engine.schema.Type;
import java.util.List;

/**
 * A slot that a generated policy declares.
 *
 * @param name its name
 * @param type its type
 * @param origin who writes it
 * @param canBeMissing whether its value may be missing
 * @param specials names of its special values
 * @param digits how many digits the long that holds it may have; {@link #WIDE} for any long
 */
record Named(
    String name,
    Type type,
    Origin origin,
    boolean canBeMissing,
    List<String> specials,
    int digits) {

  static final int WIDE = 19;

  /** Who writes a slot. */
  enum Origin {
    INPUT,
    WINDOW,
    COMPUTED
  }

  static Named computed(String name, Type type, int digits) {
    return new Named(name, type, Origin.COMPUTED, true, List.of(), digits);
  }

  Kind kind() {
    return type.kind();
  }

  boolean isWide() {
    return digits >= WIDE;
  }

  /** Whether values of it can be put in order. */
  boolean isOrdered() {
    return kind() == Kind.ENUM ? type.isOrdered() : kind().isOrdinal();
  }
}
