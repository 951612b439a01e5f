package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;

/** {@code state NAME when CONDITION}: a condition with a name, beside others that may hold too. */
public record StateDeclaration(SourceSpan span, Name name, Expression condition)
    implements Declaration {}
