package io.verdict.features.velocity;

/** What became of an event that a store was given. */
public enum EventFate {
  /** It is kept, for the entities that memory had room for. */
  KEPT(true),
  /** It is in the log, and will be applied for an entity that memory has no room for yet. */
  SPILLED(true),
  /** An event of that name and id is kept already. */
  DUPLICATE(false),
  /** It is further behind the latest event than the store's lateness. */
  LATE(false),
  /** It is further ahead of the clock than allowed. */
  FUTURE(false),
  /** Its time is outside what the store can reckon with. */
  INVALID(false),
  /** Memory is full: it is not in the log, and may be sent again. */
  REJECTED(false);

  private final boolean isStored;

  EventFate(boolean isStored) {
    this.isStored = isStored;
  }

  /** Whether it is acknowledged: kept now, and in the log of a durable store. */
  public boolean isStored() {
    return isStored;
  }
}
