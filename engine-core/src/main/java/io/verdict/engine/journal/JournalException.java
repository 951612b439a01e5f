package io.verdict.engine.journal;

import java.util.Objects;

/**
 * Tells that a journal cannot be opened, read or written. The message names the file, the offset
 * where there is one, and the remedy on a second line; it never holds a byte of a record.
 */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why; stable, for programs. */
  public enum Code {
    /** Another opener, here or in another process, holds the journal. */
    LOCKED,
    /** Bytes that were written whole have changed, or a segment is missing. */
    DAMAGED,
    /** A hole that a power failure may leave: later records are whole, none was reported forced. */
    UNFORCED_GAP,
    /** The directory holds files that are no journal of a known version. */
    NOT_A_JOURNAL,
    /** A record is larger than {@link Journal#MAX_RECORD_BYTES} or than a segment can hold. */
    RECORD_TOO_LARGE,
    /** The disk has no room for the next segment. */
    DISK_FULL,
    /** The operating system reported an error. */
    IO,
    /** An earlier failure: this journal acknowledges nothing any more. */
    FAILED,
    /** The journal or reader was closed. */
    CLOSED,
    /** The records asked for were removed by retention. */
    GONE
  }

  private final Code code;

  JournalException(Code code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  JournalException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Returns why. */
  public Code code() {
    return code;
  }
}
