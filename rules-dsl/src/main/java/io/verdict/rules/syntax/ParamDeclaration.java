package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code param NAME : TYPE = literal}, or {@code param NAME : TYPE by FIELD {…}}: a number that is
 * set apart from the rules that use it.
 *
 * @param keys the fields it depends on; empty for a plain parameter
 * @param freedom what a scenario may do with it
 * @param entries one without patterns for a plain parameter; else one for each line, first match
 *     wins
 * @param settings how many of the entries, the first, were put there by a scenario
 */
public record ParamDeclaration(
    SourceSpan span,
    Name name,
    TypeSyntax type,
    List<Name> keys,
    Freedom freedom,
    List<Entry> entries,
    int settings)
    implements Declaration {

  /** Copies the lists. */
  public ParamDeclaration {
    keys = List.copyOf(keys);
    entries = List.copyOf(entries);
  }

  /**
   * What a scenario may do with a parameter: nothing without a direction; with one, tighten it
   * freely and loosen it as far as the corridor goes.
   *
   * @param isLegal whether the law demands it: then it cannot be loosened
   * @param direction which change makes the policy stricter
   * @param corridor how far it may be loosened, with the sign of that change
   */
  public record Freedom(
      boolean isLegal, Optional<Direction> direction, Optional<Literal> corridor) {}

  /** A parameter as a policy declares it. */
  public ParamDeclaration(
      SourceSpan span,
      Name name,
      TypeSyntax type,
      List<Name> keys,
      Freedom freedom,
      List<Entry> entries) {
    this(span, name, type, keys, freedom, entries, 0);
  }

  /** Which change makes the policy stricter, if that is said. */
  public Optional<Direction> direction() {
    return freedom.direction();
  }

  /** How far a scenario may loosen it, if it may. */
  public Optional<Literal> corridor() {
    return freedom.corridor();
  }

  /** Which change of the parameter makes the policy stricter. */
  public enum Direction {
    /** A greater value is stricter. */
    UP,
    /** A smaller value is stricter. */
    DOWN
  }

  /** {@code pattern, pattern: value}; as many patterns as keys. */
  public record Entry(SourceSpan span, List<Pattern> patterns, Expression value) {

    /** Copies the list. */
    public Entry {
      patterns = List.copyOf(patterns);
    }
  }
}
