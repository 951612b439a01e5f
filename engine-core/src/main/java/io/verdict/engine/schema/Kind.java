package io.verdict.engine.schema;

/** The kinds of value that a slot holds; the long that represents each is given with it. */
public enum Kind {
  /** 0 or 1. */
  BOOL,
  /** The integer itself. */
  INT,
  /** Minor units of the currency (cents, fen). */
  MONEY,
  /** The value times ten to the scale. */
  DECIMAL,
  /** A share of one, times ten to the sixth: 23.4 % is 234,000. */
  RATE,
  /** A model output; order-preserving bits, see {@link Doubles}. */
  DOUBLE,
  /** Days since 1970-01-01 in the policy's zone. */
  DATE,
  /** Milliseconds since 1970-01-01T00:00Z. */
  INSTANT,
  /** The position of a symbol in a closed list, from 0. */
  ENUM,
  /** The number of a symbol in an open dictionary, from 1; 0 is every symbol not named. */
  CODE,
  /** A keyed 128-bit hash of an entity's identifier; never compared with a constant. */
  KEY,
  /** A bit for each symbol of a closed list of at most 63. */
  SET;

  /** Whether values of this kind are ordered so that intervals of them mean something. */
  public boolean isOrdinal() {
    return switch (this) {
      case INT, MONEY, DECIMAL, RATE, DOUBLE, DATE, INSTANT, ENUM -> true;
      case BOOL, CODE, KEY, SET -> false;
    };
  }
}
