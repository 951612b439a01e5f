package io.verdict.replay.history;

import io.verdict.engine.diagnostic.SourceSpan;

/**
 * A column as a mapping names it.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param name the column's name in the data
 * @param span where the mapping names it
 */
public record MappedColumn(String name, SourceSpan span) {}
