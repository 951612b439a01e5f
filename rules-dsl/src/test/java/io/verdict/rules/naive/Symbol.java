package io.verdict.rules.naive;

import java.util.List;

/**
 * A value of an enum, with the enum's values in order.
 *
 * @param name the value
 * @param symbols all values, smallest first
 */
record Symbol(String name, List<String> symbols) {

  int order() {
    return symbols.indexOf(name);
  }

  /** Another value of the same enum. */
  Symbol sibling(String other) {
    if (!symbols.contains(other)) {
      throw new IllegalArgumentException(other + " is not one of " + symbols);
    }
    return new Symbol(other, symbols);
  }
}
