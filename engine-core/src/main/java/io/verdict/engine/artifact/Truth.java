package io.verdict.engine.artifact;

/** A truth value of Kleene's strong three-valued logic. */
public enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  private static final Truth[] VALUES = values();

  /** Conjunction: the smaller in FALSE, UNKNOWN, TRUE. */
  public Truth and(Truth other) {
    return VALUES[Math.min(ordinal(), other.ordinal())];
  }

  /** Disjunction: the greater in FALSE, UNKNOWN, TRUE. */
  public Truth or(Truth other) {
    return VALUES[Math.max(ordinal(), other.ordinal())];
  }

  /** Negation; UNKNOWN stays UNKNOWN. */
  public Truth not() {
    return VALUES[2 - ordinal()];
  }

  /** TRUE or FALSE. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }
}
