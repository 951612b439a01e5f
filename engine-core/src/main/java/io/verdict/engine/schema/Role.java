package io.verdict.engine.schema;

/** Who writes a slot. */
public enum Role {
  /** The host, or an earlier stage. */
  INPUT,
  /** The feature store: an aggregate over a sliding window. */
  WINDOW,
  /** A probe of a list: whether a key or code is a member. */
  LIST_PROBE,
  /** A derived value, computed by the register program. */
  DERIVED,
  /** A table, scorecard or total of the stage. */
  RESULT,
  /** The feature store: a measure of a graph of linked nodes. */
  GRAPH
}
