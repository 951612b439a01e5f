package io.verdict.rules.naive;

import io.verdict.rules.syntax.OnUnknown;

/** A truth value of Kleene's strong logic, written out as its tables. */
enum Kleene {
  TRUE,
  FALSE,
  UNKNOWN;

  static Kleene of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  Kleene and(Kleene other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  Kleene or(Kleene other) {
    if (this == TRUE || other == TRUE) {
      return TRUE;
    }
    return this == FALSE && other == FALSE ? FALSE : UNKNOWN;
  }

  Kleene not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Whether a rule with this condition fires. */
  boolean fires(OnUnknown onUnknown) {
    return this == TRUE || (this == UNKNOWN && onUnknown == OnUnknown.HIT);
  }
}
