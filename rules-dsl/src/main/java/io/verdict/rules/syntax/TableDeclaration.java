package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code table NAME HIT_POLICY [complete] { a | b -> c : TYPE | d rows }}.
 *
 * @param complete whether every combination of inputs must hit a row
 * @param inputs the columns left of the arrow
 * @param outputs the columns right of it; each is a slot of that name
 * @param rows in order; empty if they stand in a file
 * @param file the file that holds the rows, if they are not here
 */
public record TableDeclaration(
    SourceSpan span,
    Name name,
    HitPolicy hitPolicy,
    boolean complete,
    List<Name> inputs,
    List<Output> outputs,
    List<Row> rows,
    Optional<Literal.Text> file)
    implements Declaration {

  /** Copies the lists. */
  public TableDeclaration {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
  }

  /** Which of the rows that match give the result. */
  public enum HitPolicy {
    /** The first in order. */
    FIRST,
    /** There is at most one: an overlap does not compile. */
    UNIQUE,
    /** All that match have the same outputs: an overlap with different outputs does not compile. */
    ANY,
    /** The one whose first output comes first among the values that its enum declares. */
    PRIORITY,
    /** The sum of the outputs of all that match. */
    COLLECT_SUM,
    /** The least output of those that match. */
    COLLECT_MIN,
    /** The greatest output of those that match. */
    COLLECT_MAX,
    /** How many match. */
    COLLECT_COUNT
  }

  /** A column right of the arrow; without a type, the type follows from the rows. */
  public record Output(SourceSpan span, Name name, Optional<TypeSyntax> type) {}

  /** One row: as many patterns as inputs, as many values as outputs. */
  public record Row(SourceSpan span, List<Pattern> patterns, List<Expression> values) {

    /** Copies the lists. */
    public Row {
      patterns = List.copyOf(patterns);
      values = List.copyOf(values);
    }
  }
}
