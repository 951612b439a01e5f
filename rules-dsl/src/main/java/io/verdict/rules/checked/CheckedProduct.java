package io.verdict.rules.checked;

import io.verdict.engine.artifact.UnknownPolicy;
import io.verdict.engine.diagnostic.SourceSpan;

/** A product whose condition is checked; components as in the artifact's product. */
public record CheckedProduct(
    String id,
    String funder,
    String title,
    CheckedCondition condition,
    UnknownPolicy onUnknown,
    int opensMinute,
    int closesMinute,
    String text,
    SourceSpan span) {}
