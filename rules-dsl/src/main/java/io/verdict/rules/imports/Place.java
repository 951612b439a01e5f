package io.verdict.rules.imports;

/**
 * A place of a file, both from 1.
 *
 * @param column counted in characters
 */
record Place(int line, int column) {}
