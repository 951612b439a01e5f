package io.verdict.engine.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/**
 * Tells that a store cannot be opened, read or written. The message names the file or the entry and
 * the remedy on a second line; it never holds stored content.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why; stable, for programs. */
  public enum Code {
    /** The JVM lacks flags, a module or a library that off-heap stores need. */
    MISSING_FLAGS,
    /** Another process holds the store's gate for longer than a start may take. */
    BUSY,
    /** This process has the store open already. */
    ALREADY_OPEN,
    /** No such artifact, name, version or revision. */
    NOT_FOUND,
    /** Bytes on disk do not match their checksum. */
    DAMAGED,
    /** The same name and version were stored with other content. */
    CONFLICT,
    /** An argument breaks a named limit or rule. */
    INVALID,
    /** A process died inside the map, whose lock it took along; it was or must be rebuilt. */
    STUCK,
    /** The operating system reported an error. */
    IO,
    /** The store was closed. */
    CLOSED
  }

  private final Code code;

  StoreException(Code code, String message) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
  }

  StoreException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Returns why. */
  public Code code() {
    return code;
  }

  static StoreException io(Object place, Throwable cause) {
    return new StoreException(
        Code.IO,
        place + ": " + reason(cause) + "\n  check the disk and the directory's rights",
        cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file " + cause.getMessage();
    }
    if (cause instanceof AccessDeniedException) {
      return "access denied to " + cause.getMessage();
    }
    if (cause instanceof FileAlreadyExistsException) {
      return cause.getMessage() + " is in the way";
    }
    return cause instanceof IOException ? cause.getMessage() : cause.toString();
  }
}
