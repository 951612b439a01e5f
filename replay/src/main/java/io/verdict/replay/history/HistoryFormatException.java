package io.verdict.replay.history;

import java.io.IOException;
import java.nio.file.Path;

/** A data file that cannot be read any further; the message names file, line and remedy. */
public final class HistoryFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  HistoryFormatException(Path file, long line, String expected, Throwable cause) {
    super(file.getFileName() + ":" + line + ": " + expected, cause);
  }
}
