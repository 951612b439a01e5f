package io.verdict.engine.artifact;

/**
 * Says why bytes are not an artifact that may be loaded, or why a model cannot become one.
 *
 * <p>The message names the section and, when bytes were read, the offset from their start. Text
 * that came from the bytes is cut and stripped of control characters, so that a message is always
 * one line of a log.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class ArtifactException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_MESSAGE_CHARS = 400;

  /** The stable codes of refusal; their names never change their meaning. */
  public enum Code {
    /** The first bytes are not those of an artifact. */
    BAD_MAGIC,
    /** The format version is one that this release does not read. */
    VERSION,
    /** The bytes end before the length that the header states. */
    TRUNCATED,
    /** Bytes follow after the length that the header states. */
    LENGTH,
    /** A section's CRC32C differs: the file was damaged. */
    CHECKSUM,
    /** The content hash differs: the header or the section table was changed. */
    HASH,
    /** A count or size is above its limit in {@link ArtifactLimits}. */
    LIMIT,
    /** The bytes are intact and yet do not describe a model that makes sense. */
    MALFORMED,
    /** The schema hash is not that of the schema section. */
    SCHEMA,
    /** The signature is missing, by an unknown key, or not over this content. */
    SIGNATURE
  }

  private final Code code;

  ArtifactException(Code code, String message) {
    this(code, message, null);
  }

  ArtifactException(Code code, String message, Throwable cause) {
    super(code + ": " + oneLine(message), cause);
    this.code = code;
  }

  /** The stable code. */
  public Code code() {
    return code;
  }

  private static String oneLine(String message) {
    int end = Math.min(message.length(), MAX_MESSAGE_CHARS);
    StringBuilder line = new StringBuilder(end + 3);
    for (int i = 0; i < end; i++) {
      char c = message.charAt(i);
      line.append(isPlain(c) ? c : '?');
    }
    return end < message.length() ? line.append("...").toString() : line.toString();
  }

  /** Neither control, format (bidirectional marks), line separator nor half of a pair. */
  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
