package io.verdict.engine.artifact;

import java.util.Objects;

/**
 * An aggregate of an event's field over a sliding window, by an entity.
 *
 * @param slot the slot of the artifact's schema that receives it (role WINDOW)
 * @param op the aggregate
 * @param event position in {@link StageModel#events()}
 * @param argument slot of the event's schema that is aggregated; -1 for COUNT and SINCE
 * @param entityField slot of the event's schema that holds the entity's key
 * @param entitySlot slot of the artifact's schema whose key is looked up in a decision
 * @param durationMillis length of the window, 60,000 to 31,536,000,000
 * @param where filter over the event's schema; {@link Condition#ALWAYS} when there is none
 * @param includesCurrent whether the event being decided counts
 * @param isExact whether its edge is exact to the millisecond
 * @param text the window as the policy writes it
 */
public record WindowModel(
    int slot,
    WindowOp op,
    int event,
    int argument,
    int entityField,
    int entitySlot,
    long durationMillis,
    Condition where,
    boolean includesCurrent,
    boolean isExact,
    String text) {
  public WindowModel {
    Objects.requireNonNull(op, "op");
    Objects.requireNonNull(where, "where");
  }
}
