package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;

/**
 * {@code event NAME { field: TYPE … }}: facts that windows count. The event {@code application} is
 * the decision's own: its fields are the record's fields of the same name.
 */
public record EventDeclaration(SourceSpan span, Name name, List<Field> fields)
    implements Declaration {

  /** Copies the list. */
  public EventDeclaration {
    fields = List.copyOf(fields);
  }

  /** One field of the event; any may be missing in a given event. */
  public record Field(SourceSpan span, Name name, TypeSyntax type) {}
}
