package io.verdict.rules.checked;

import io.verdict.engine.diagnostic.SourceSpan;

/**
 * A derived slot and how it is computed.
 *
 * @param slot the slot written
 * @param value what is written
 * @param text the expression as the policy writes it
 * @param span where it stands
 */
public record CheckedDerivation(int slot, CheckedValue value, String text, SourceSpan span) {}
