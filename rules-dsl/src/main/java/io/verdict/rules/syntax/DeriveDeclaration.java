package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.math.RoundingMode;
import java.util.Optional;

/** {@code derive NAME : TYPE = EXPRESSION [rounding MODE]}: a computed slot. */
public record DeriveDeclaration(
    SourceSpan span, Name name, TypeSyntax type, Expression value, Optional<RoundingMode> rounding)
    implements Declaration {}
