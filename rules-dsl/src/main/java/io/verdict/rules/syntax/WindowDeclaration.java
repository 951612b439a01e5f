package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * {@code window NAME = f(field) of EVENT by KEY over DURATION [where C] include|exclude current
 * [exact]}.
 *
 * @param argument the event's field that is aggregated; absent for count and since
 * @param over the length, in milliseconds
 * @param filter which events count; names are fields of the event
 * @param includesCurrent whether the event under decision counts
 * @param exact whether an approximation is refused
 */
public record WindowDeclaration(
    SourceSpan span,
    Name name,
    Aggregate aggregate,
    Optional<Name> argument,
    Name event,
    Name key,
    Literal.Span over,
    Optional<Expression> filter,
    boolean includesCurrent,
    boolean exact)
    implements Declaration {

  /** What a window computes over its events. */
  public enum Aggregate {
    /** How many events. */
    COUNT,
    /** Sum of a field. */
    SUM,
    /** Least value of a field. */
    MIN,
    /** Greatest value of a field. */
    MAX,
    /** Mean of a field, rounded half to even at the field's scale. */
    AVG,
    /** How many different values of a field. */
    DISTINCT,
    /** The field's value in the latest event. */
    LAST,
    /** Milliseconds since the latest event. */
    SINCE;

    /** Whether the aggregate is of a field. */
    public boolean hasArgument() {
      return this != COUNT && this != SINCE;
    }
  }
}
