package io.verdict.features.velocity;

/** The windows of a join that read the same entity of the same stream: one look-up serves them. */
final class WindowGroup {
  private final Stream stream;
  private final int entitySlot;
  private final StreamBinding current;
  private final WindowPlan[] plans;

  /**
   * @param stream the stream
   * @param entitySlot slot of the record that holds the entity's key
   * @param current how the record is read as one more event of the stream; null when no window
   *     counts it
   * @param plans the windows
   */
  WindowGroup(Stream stream, int entitySlot, StreamBinding current, WindowPlan[] plans) {
    this.stream = stream;
    this.entitySlot = entitySlot;
    this.current = current;
    this.plans = plans;
  }

  Stream stream() {
    return stream;
  }

  int entitySlot() {
    return entitySlot;
  }

  StreamBinding current() {
    return current;
  }

  WindowPlan[] plans() {
    return plans;
  }
}
