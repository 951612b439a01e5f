package io.verdict.features.list;

import java.nio.file.Path;

/**
 * A line of a list's file that is not a member; the message names file and line, never the value.
 */
public final class ListFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ListFormatException(Path file, long line, String expected) {
    super(file.getFileName() + ":" + line + ": " + expected);
  }
}
