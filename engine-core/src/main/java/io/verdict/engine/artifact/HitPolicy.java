package io.verdict.engine.artifact;

/** Which rows of a decision table count (DMN 1.5, section 8.2.8). */
public enum HitPolicy {
  /** The first row that holds, in the order of the table. */
  FIRST,
  /** The only row that holds; the compiler proves that rows do not overlap. */
  UNIQUE,
  /** Any row that holds; the compiler proves that overlapping rows agree. */
  ANY,
  /** The row with the best output, in the order of the output's values. */
  PRIORITY,
  /** Sum of the outputs of all rows that hold. */
  COLLECT_SUM,
  /** Least output of the rows that hold. */
  COLLECT_MIN,
  /** Greatest output of the rows that hold. */
  COLLECT_MAX,
  /** Number of rows that hold. */
  COLLECT_COUNT
}
