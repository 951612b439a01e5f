package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * {@code bands NAME from SLOT [hysteresis STEP previous SLOT] { BAND pattern … }}: the band of a
 * score, which moves only when the score is a step beyond a boundary.
 *
 * @param from the score
 * @param hysteresis how far the score must be beyond a boundary, and the band before
 * @param bands in their order
 */
public record BandsDeclaration(
    SourceSpan span, Name name, Name from, Optional<Hysteresis> hysteresis, List<Band> bands)
    implements Declaration {

  /** Copies the list. */
  public BandsDeclaration {
    bands = List.copyOf(bands);
  }

  /** A step, and the slot of the band before. */
  public record Hysteresis(Expression step, Name previous) {}

  /** One band: the scores and states that are in it. */
  public record Band(SourceSpan span, Name name, Pattern pattern) {}
}
