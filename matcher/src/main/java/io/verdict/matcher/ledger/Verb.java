package io.verdict.matcher.ledger;

/** How a reservation is resolved. */
enum Verb {
  POST,
  RELEASE,
  FORCE;

  private static final Verb[] VALUES = values();

  static Verb of(int ordinal) {
    return VALUES[ordinal];
  }
}
