package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * What one value is held against: an input of a table row, a bin, a key of a parameter, {@code in}.
 *
 * <p>A pattern of values is unknown for a missing value and for a special one; {@code missing} and
 * the name of a special value are never unknown. A row or a bin whose pattern is unknown does not
 * apply.
 */
public sealed interface Pattern
    permits Pattern.Any,
        Pattern.Value,
        Pattern.Interval,
        Pattern.AnyOf,
        Pattern.Missing,
        Pattern.Not,
        Pattern.InList {

  /** The place of the pattern. */
  SourceSpan span();

  /** {@code -}: every value and every state, missing included. */
  record Any(SourceSpan span) implements Pattern {}

  /**
   * One constant, or the name of a special value (a state); in {@code in [a, b]} also the name of
   * another field.
   */
  record Value(SourceSpan span, Expression value) implements Pattern {}

  /** {@code [low..high)} and its kin; an absent bound is open. Never holds for missing. */
  record Interval(
      SourceSpan span,
      Optional<Expression> low,
      boolean lowIncluded,
      Optional<Expression> high,
      boolean highIncluded)
      implements Pattern {}

  /** {@code [a, b]}: one of these. */
  record AnyOf(SourceSpan span, List<Pattern> alternatives) implements Pattern {

    /** Copies the list. */
    public AnyOf {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** {@code missing}: no value. */
  record Missing(SourceSpan span) implements Pattern {}

  /** {@code not pattern}: Kleene's complement, so unknown wherever the pattern is unknown. */
  record Not(SourceSpan span, Pattern excluded) implements Pattern {}

  /** {@code list(NAME)}: member of a named list. */
  record InList(SourceSpan span, Name list) implements Pattern {}
}
