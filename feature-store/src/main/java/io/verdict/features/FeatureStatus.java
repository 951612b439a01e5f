package io.verdict.features;

/** How far a served value can be trusted; what it is not is never hidden behind a zero. */
public enum FeatureStatus {
  /** Complete: the value follows from all events of the window. */
  OK,
  /** The store's knowledge is younger than the window; the value covers what it knows. */
  WARMING,
  /**
   * More happened than is kept. A count or a number of distinct values is a lower bound; any other
   * aggregate is missing.
   */
  SATURATED,
  /**
   * The decision's time lies further back than the store can look, or the writer stood still for
   * milliseconds in the midst of this entity; the value is missing.
   */
  STALE,
  /** No value: the record names no entity, the list is not loaded, or the store was full. */
  UNAVAILABLE
}
