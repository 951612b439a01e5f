package io.verdict.replay.world.file;

/**
 * How the cells of a column are written.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public enum Cell {
  /** {@code A} and nine digits: the number of the row. */
  ROW_ID,
  /** A word of a small set, or a code. */
  TEXT,
  /** A letter of the entity's kind and sixteen hexadecimal digits. */
  KEY,
  /** A whole number. */
  INT,
  /** {@code true} or {@code false}. */
  BOOL,
  /** CNY with two decimals; held in fen. */
  MONEY,
  /** Three decimals; held in thousandths. */
  DECIMAL3,
  /** Five decimals; held in hundred-thousandths. */
  DECIMAL5,
  /** ISO date; held as days from 1970-01-01. */
  DATE,
  /** ISO local date-time with seconds; held as local seconds. */
  TIME,
  /** A dotted IPv4 address, all from ranges reserved for private use or tests. */
  IP4,
  /** The first 24 bits of an IPv4 address, dotted. */
  NET24,
  /** A geohash of seven characters; held as 35 bits. */
  GEOHASH7
}
