package io.verdict.matcher.ledger;

/** States of an entry of the table; the low byte of its state word. */
final class EntryState {
  /** Claimed by a thread that has not published it yet. */
  static final int CLAIMED = 0;

  /** A reservation that holds its amounts. */
  static final int PENDING = 1;

  /** A reservation of which some or all was posted; how much stands in the upper bits. */
  static final int POSTED = 2;

  /** A reservation whose amounts were given back. */
  static final int RELEASED = 3;

  /** A reservation whose time was over. */
  static final int EXPIRED = 4;

  /** A reservation that was refused; its answer stands in the upper bits. */
  static final int REFUSED = 5;

  /** Released before it arrived: it may never be reserved. */
  static final int TOMBSTONE = 6;

  /** An id whose attempt left no trace and may be used again. */
  static final int RETRY = 7;

  /** A post or release; its answer stands in the upper bits. */
  static final int RESOLUTION = 8;

  private EntryState() {}

  static int code(long word) {
    return (int) (word & 0xff);
  }

  static long detail(long word) {
    return word >>> 8;
  }

  static long word(int code, long detail) {
    return detail << 8 | code;
  }
}
