package io.verdict.features.velocity;

import io.verdict.engine.artifact.WindowOp;

/** How the events of a window are folded; several window operations share one. */
enum Aggregate {
  /** Count and sum: COUNT, SUM, AVG. */
  ADD,
  /** Least value: MIN. */
  LEAST,
  /** Greatest value: MAX. */
  GREATEST,
  /** Latest time with its value: LAST, SINCE. */
  LATEST,
  /** Set of values: DISTINCT; a table instead of tiles. */
  DISTINCT;

  /** Whether the tiles of a window can be summed up as they come and go. */
  boolean hasTotal() {
    return this == ADD || this == LEAST || this == GREATEST;
  }

  static Aggregate of(WindowOp op) {
    return switch (op) {
      case COUNT, SUM, AVG -> ADD;
      case MIN -> LEAST;
      case MAX -> GREATEST;
      case LAST, SINCE -> LATEST;
      case DISTINCT -> DISTINCT;
    };
  }
}
