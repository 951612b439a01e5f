package io.verdict.rules.naive;

import java.time.Instant;
import java.time.LocalDate;

/** Which of two known values is the greater. */
final class NaiveOrder {

  private NaiveOrder() {}

  /** Negative, zero or positive; values without order are equal (0) or not. */
  static int compare(Object left, Object right) {
    if (left instanceof Double || right instanceof Double) {
      return Double.compare(NaiveValues.toDouble(left), NaiveValues.toDouble(right));
    }
    if (left instanceof Exact l && right instanceof Exact r) {
      return l.decimal().compareTo(r.decimal());
    }
    if (left instanceof Symbol l && right instanceof Symbol r) {
      return Integer.compare(l.order(), r.order());
    }
    if (left instanceof Symbol l && right instanceof String name) {
      return Integer.compare(l.order(), l.sibling(name).order());
    }
    if (left instanceof String && right instanceof Symbol) {
      return -compare(right, left);
    }
    if (left instanceof LocalDate l && right instanceof LocalDate r) {
      return l.compareTo(r);
    }
    if (left instanceof Instant l && right instanceof Instant r) {
      return l.compareTo(r);
    }
    return left.equals(right) ? 0 : 1;
  }
}
