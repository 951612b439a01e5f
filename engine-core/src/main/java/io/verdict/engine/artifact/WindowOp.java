package io.verdict.engine.artifact;

/** The aggregates that a sliding window can take. */
public enum WindowOp {
  /** Number of events. */
  COUNT,
  /** Sum of a field. */
  SUM,
  /** Least value of a field; missing without events. */
  MIN,
  /** Greatest value of a field; missing without events. */
  MAX,
  /** Mean of a field, rounded half even to the field's unit; missing without events. */
  AVG,
  /** Number of different values of a field. */
  DISTINCT,
  /** Value of a field in the latest event; missing without events. */
  LAST,
  /** Milliseconds since the latest event; missing without events. */
  SINCE
}
