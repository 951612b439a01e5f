package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.imports.ImportedModel;
import java.util.List;
import java.util.Optional;

/**
 * {@code model NAME [class K] [margin NAME] from "file" [verify "file"] { "input" = field … }}.
 *
 * @param group which of a model's several results; 0 where it is not said
 * @param margin a second slot, for the sum before the transform
 * @param model what the file says, once it is read
 */
public record ModelDeclaration(
    SourceSpan span,
    Name name,
    int group,
    Optional<Name> margin,
    Literal.Text file,
    Optional<Literal.Text> verify,
    List<Input> inputs,
    Optional<ImportedModel> model)
    implements Declaration {

  /** Copies the list. */
  public ModelDeclaration {
    inputs = List.copyOf(inputs);
  }

  /** The declaration with what its file says. */
  public ModelDeclaration with(ImportedModel read) {
    return new ModelDeclaration(span, name, group, margin, file, verify, inputs, Optional.of(read));
  }

  /** {@code "input" = field [in unit] [{ symbol -> number … }]}. */
  public record Input(
      SourceSpan span,
      Literal.Text feature,
      Name field,
      Optional<Name> unit,
      List<Mapping> mappings) {

    /** Copies the list. */
    public Input {
      mappings = List.copyOf(mappings);
    }
  }

  /**
   * {@code symbol -> number} or {@code symbol -> missing}.
   *
   * @param symbol a symbol or special value; {@code -} is every other
   * @param number what it counts as; NaN is missing
   */
  public record Mapping(SourceSpan span, String symbol, double number) {}
}
