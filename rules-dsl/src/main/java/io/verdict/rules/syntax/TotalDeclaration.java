package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** {@code total NAME of scores { [50..60) -> review … }}: the sum of the fired rules' weights. */
public record TotalDeclaration(SourceSpan span, Name name, List<Band> bands)
    implements Declaration {

  /** Copies the list. */
  public TotalDeclaration {
    bands = List.copyOf(bands);
  }

  /** {@code [50..60) -> review [reason CODE]}: the outcome that sums in this interval ask for. */
  public record Band(
      SourceSpan span, Pattern.Interval interval, Name outcome, Optional<Name> reason) {}
}
