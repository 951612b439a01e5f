package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;

/** {@code list NAME : key|code from "file.csv"}: many values, kept in a file. */
public record ListDeclaration(SourceSpan span, Name name, TypeSyntax.Simple type, String file)
    implements Declaration {}
