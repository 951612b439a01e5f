package io.verdict.engine.artifact;

/** How a quotient that is not exact becomes a whole number of units. */
public enum Rounding {
  /** To the nearest, ties to the even neighbour. */
  HALF_EVEN,
  /** To the nearest, ties away from zero. */
  HALF_UP,
  /** Towards zero. */
  DOWN,
  /** Away from zero. */
  UP,
  /** Towards negative infinity. */
  FLOOR,
  /** Towards positive infinity. */
  CEILING
}
