package io.verdict.rules.naive;

/** What the checker proved of a table, a parameter or a scorecard does not hold for a record. */
final class BrokenPromiseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenPromiseException(String message) {
    super(message);
  }
}
