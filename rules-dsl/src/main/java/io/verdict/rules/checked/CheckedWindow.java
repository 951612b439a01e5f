package io.verdict.rules.checked;

import io.verdict.engine.artifact.WindowOp;
import io.verdict.engine.diagnostic.SourceSpan;

/** A window whose filter is checked over its event's fields; components as in the artifact. */
public record CheckedWindow(
    int slot,
    WindowOp op,
    int event,
    int argument,
    int entityField,
    int entitySlot,
    long durationMillis,
    CheckedCondition filter,
    boolean includesCurrent,
    boolean isExact,
    String text,
    SourceSpan span) {

  /** The same, exact to the millisecond: a rule that rejects depends on it. */
  public CheckedWindow exactly() {
    return new CheckedWindow(
        slot,
        op,
        event,
        argument,
        entityField,
        entitySlot,
        durationMillis,
        filter,
        includesCurrent,
        true,
        text,
        span);
  }
}
