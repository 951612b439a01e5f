package io.verdict.replay.conformance;

/**
 * What a column of a scorecard's rows holds.
 *
 * @param name its name, of an input the PMML name
 * @param rank of a reason code, from 1; else 0
 * @param precision how far a score may be away, relative to the expected one
 * @param zeroThreshold up to what a score counts as 0
 */
record CardColumn(String name, Kind kind, int rank, double precision, double zeroThreshold) {
  static final double PRECISION = 1e-6;
  static final double ZERO_THRESHOLD = 1e-16;

  /** What the cells are. */
  enum Kind {
    INPUT,
    SCORE,
    REASON
  }

  /** The same column with what the file says of precision. */
  CardColumn within(double otherPrecision, double otherThreshold) {
    return new CardColumn(name, kind, rank, otherPrecision, otherThreshold);
  }

  /** Whether a score is the expected one, as PMML's ModelVerification compares numbers. */
  boolean isScore(double expected, double actual) {
    return Math.abs(expected) <= zeroThreshold
        ? Math.abs(actual) <= zeroThreshold
        : Math.abs(actual - expected) <= precision * Math.abs(expected);
  }
}
