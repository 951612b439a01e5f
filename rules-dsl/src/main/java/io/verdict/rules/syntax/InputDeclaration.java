package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** {@code input { … }}: fields that the host gives. */
public record InputDeclaration(SourceSpan span, List<Field> fields) implements Declaration {

  /** Copies the list. */
  public InputDeclaration {
    fields = List.copyOf(fields);
  }

  /**
   * One field.
   *
   * @param optional whether the value may be missing
   * @param specials named values that are states, not numbers
   * @param pii whether it is personal
   * @param source the data source that gives it, if it is not free with the application
   * @param purpose why it is collected, if said
   */
  public record Field(
      SourceSpan span,
      Name name,
      TypeSyntax type,
      boolean optional,
      List<Special> specials,
      boolean pii,
      Optional<Name> source,
      Optional<String> purpose) {

    /** Copies the list. */
    public Field {
      specials = List.copyOf(specials);
    }
  }

  /** {@code 9999: no_hit}: the value and the state that it stands for. */
  public record Special(SourceSpan span, Literal value, Name name) {}
}
