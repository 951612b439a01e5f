package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Optional;

/**
 * {@code probe [ID] ["title"] COUNTER >= N [else trim SLOT step CONSTANT [least CONSTANT]] else
 * OUTCOME reason CODE}: asks the match stage how many would take an application.
 *
 * @param id the name of its rule; empty for {@code probe.COUNTER}
 * @param counter {@code match.eligible_products} or {@code match.eligible_funders}
 * @param least how many are wanted
 * @param trim the amount that is lowered first, if one is
 * @param outcome what is asked for when there are too few
 */
public record ProbeDeclaration(
    SourceSpan span,
    Optional<Name> id,
    Optional<String> title,
    Name counter,
    Expression least,
    Optional<Lowered> trim,
    Name outcome,
    Name reason)
    implements Declaration {

  /** The amount that is lowered, in which steps, and not below what. */
  public record Lowered(SourceSpan span, Name slot, Expression step, Optional<Expression> least) {}
}
