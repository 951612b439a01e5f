package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;

/** {@code result NAME : TYPE}: a value that rules set; missing where none does. */
public record ResultDeclaration(SourceSpan span, Name name, TypeSyntax type)
    implements Declaration {}
