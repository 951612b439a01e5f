package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code states NAME first|unique [complete] { STATE when CONDITION … STATE otherwise }}: a slot of
 * the states' names; the first whose condition holds.
 *
 * @param unique whether two states that may hold together are a mistake
 * @param complete whether a state must always hold
 */
public record StatesDeclaration(
    SourceSpan span, Name name, boolean unique, boolean complete, List<State> states)
    implements Declaration {

  /** Copies the list. */
  public StatesDeclaration {
    states = List.copyOf(states);
  }

  /**
   * One state.
   *
   * @param condition empty for {@code otherwise}
   */
  public record State(SourceSpan span, Name name, Optional<Expression> condition) {}
}
