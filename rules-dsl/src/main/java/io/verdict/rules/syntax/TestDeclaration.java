package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code test "name" { given { … } expect { … } }}: an example that must hold.
 *
 * @param given values of fields, windows and derived slots
 * @param outcome the expected outcome, if said
 * @param target where a routed application must go, if said
 * @param delay how long a deferred application must be put off, if said
 * @param reasons the expected reasons in order, if said
 * @param fired the expected fired rules, if said
 * @param slots expected values of computed slots
 */
public record TestDeclaration(
    SourceSpan span,
    String name,
    List<Assignment> given,
    Optional<Name> outcome,
    Optional<Name> target,
    Optional<Literal.Span> delay,
    Optional<List<Name>> reasons,
    Optional<List<Name>> fired,
    List<Assignment> slots)
    implements Declaration {

  /** Copies the lists. */
  public TestDeclaration {
    given = List.copyOf(given);
    reasons = reasons.map(List::copyOf);
    fired = fired.map(List::copyOf);
    slots = List.copyOf(slots);
  }

  /** {@code field value}. */
  public record Assignment(SourceSpan span, Name slot, Expression value) {}
}
