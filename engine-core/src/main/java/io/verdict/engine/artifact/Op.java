package io.verdict.engine.artifact;

/**
 * The operations of the register program that computes derived slots.
 *
 * <p>A register holds a long and whether it is known. Unless said otherwise a result is unknown
 * when an operand is unknown, and an overflow, a division by zero or a NaN makes the result unknown
 * and counts as an arithmetic fault of the decision. Doubles are held in their order-preserving
 * encoding, so that the comparisons serve all kinds; booleans are 0 and 1.
 */
public enum Op {
  /** dst = slot a; unknown when missing or special. */
  LOAD,
  /** dst = immediate. */
  CONST,
  /** dst = a + b, exact. */
  ADD,
  /** dst = a - b, exact. */
  SUB,
  /** dst = a * b, exact. */
  MUL,
  /** dst = a * b / immediate, the product in 128 bits, rounded by c (ordinal of Rounding). */
  MUL_DIV,
  /** dst = a * immediate / b, the product in 128 bits, rounded by c. */
  DIV,
  /** dst = a / immediate, rounded by c. */
  RESCALE,
  /** dst = -a. */
  NEG,
  /** dst = |a|. */
  ABS,
  /** dst = the smaller of a and b. */
  MIN,
  /** dst = the greater of a and b. */
  MAX,
  /** dst = a rounded down (towards negative infinity) to a multiple of the immediate. */
  FLOOR_TO,
  /** dst = a < b. */
  LT,
  /** dst = a <= b. */
  LE,
  /** dst = a == b. */
  EQ,
  /** dst = a and b; FALSE when either is FALSE, even if the other is unknown. */
  AND,
  /** dst = a or b; TRUE when either is TRUE, even if the other is unknown. */
  OR,
  /** dst = not a. */
  NOT,
  /** dst = a ? b : c; unknown when a is. */
  SELECT,
  /** dst = a when known, else b. */
  DEFAULT,
  /** dst = the truth of test number immediate of the derivation. */
  TEST,
  /** dst = whether the set a has a bit of the immediate. */
  INTERSECTS,
  /** dst = double of a / immediate (a power of ten). */
  TO_DOUBLE,
  /** dst = a * immediate as a whole number, a being a double, rounded by c. */
  FROM_DOUBLE,
  /** dst = whether the KEY slots a and b hold the same key; unknown when either is missing. */
  KEY_EQ,
  /** dst = a + b in doubles. */
  D_ADD,
  /** dst = a - b in doubles. */
  D_SUB,
  /** dst = a * b in doubles. */
  D_MUL,
  /** dst = a / b in doubles. */
  D_DIV,
  /** dst = e to the a (StrictMath). */
  D_EXP,
  /** dst = natural logarithm of a (StrictMath). */
  D_LN,
  /**
   * dst = present value of 1 paid at the end of each of b months, yearly rate a (double), double.
   */
  ANNUITY,
  /** dst = hour 0..23 of the instant a in the policy's zone. */
  HOUR,
  /** dst = date of the instant a in the policy's zone. */
  DATE_OF,
  /**
   * dst = great-circle kilometres, double, from registers a (latitude), a+1 (longitude), b, b+1.
   */
  DISTANCE_KM,
  /** dst = month 1..12 of the date a. */
  MONTH_OF,
  /** dst = day of the week of the date a, 1 for Monday to 7 for Sunday. */
  WEEKDAY_OF,
  /** dst = whole months from date a to date b, towards zero. */
  MONTHS_BETWEEN,
  /** dst = yearly rate, double, of a loan: paid out a, instalment b (doubles), c months. */
  IRR,
  /** dst is unknown. */
  UNKNOWN;

  private static final Op[] VALUES = values();

  /** The operation of an ordinal, or null when there is none. */
  public static Op ofOrdinal(int ordinal) {
    return ordinal >= 0 && ordinal < VALUES.length ? VALUES[ordinal] : null;
  }
}
