package io.verdict.engine.artifact;

import java.util.List;

/**
 * A condition in disjunctive form; its truth is the greatest of its conjunctions', FALSE when it
 * has none. Kleene's logic is distributive, so that the form keeps UNKNOWN where the text has it.
 *
 * @param alternatives the conjunctions, at most {@link #MAX_ALTERNATIVES}
 */
public record Condition(List<Conjunction> alternatives) {
  /** Most conjunctions; a compiler puts a wider condition into a derived boolean slot. */
  public static final int MAX_ALTERNATIVES = 64;

  /** The condition that always holds. */
  public static final Condition ALWAYS = new Condition(List.of(new Conjunction(List.of())));

  public Condition {
    alternatives = List.copyOf(alternatives);
    if (alternatives.size() > MAX_ALTERNATIVES) {
      throw new IllegalArgumentException(
          "a condition has at most " + MAX_ALTERNATIVES + " alternatives");
    }
  }
}
