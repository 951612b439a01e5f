package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code param NAME : TYPE = literal}, or {@code param NAME : TYPE by FIELD {…}}: a number that is
 * set apart from the rules that use it.
 *
 * @param keys the fields it depends on; empty for a plain parameter
 * @param direction which way a partner may move it, if at all
 * @param corridor how far a partner may move it
 * @param entries one without patterns for a plain parameter; else one for each line, first match
 *     wins
 */
public record ParamDeclaration(
    SourceSpan span,
    Name name,
    TypeSyntax type,
    List<Name> keys,
    Optional<Direction> direction,
    Optional<Literal> corridor,
    List<Entry> entries)
    implements Declaration {

  /** Copies the lists. */
  public ParamDeclaration {
    keys = List.copyOf(keys);
    entries = List.copyOf(entries);
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
