package io.verdict.engine.artifact;

/**
 * A slot that an ensemble writes.
 *
 * @param slot the slot (role RESULT, kind DOUBLE); missing when the sum is no number
 * @param group which of the ensemble's sums
 * @param isMargin whether the sum itself is written, neither divided nor transformed
 */
public record TreeOutput(int slot, int group, boolean isMargin) {}
