package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * {@code clamp [ID ["title"]] SLOT <= LIMIT [rounding MODE] reason CODE}: keeps a computed value
 * within a bound.
 *
 * @param id the name of its rule; empty for {@code clamp.SLOT}
 * @param isUpper whether the bound is the greatest value; else it is the least
 * @param isParam whether the bound is said to be a parameter
 * @param limit the bound
 * @param reason what is told when the bound bit
 */
public record ClampDeclaration(
    SourceSpan span,
    Optional<Name> id,
    Optional<String> title,
    Name slot,
    boolean isUpper,
    boolean isParam,
    Expression limit,
    Optional<RoundingMode> rounding,
    Name reason)
    implements Declaration {}
