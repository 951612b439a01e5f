package io.verdict.engine.diagnostic;

import java.util.Optional;

/**
 * Where a renderer finds the line that it shows above the caret.
 *
 * <p><b>Thread safety</b>: as the implementation says.
 */
@FunctionalInterface
public interface SourceLines {

  /** A line of a file without its line end, counted from 1; empty if it is not at hand. */
  Optional<String> line(String file, int line);

  /** The source of someone who has no texts: messages come without the line and its caret. */
  static SourceLines none() {
    return (file, line) -> Optional.empty();
  }

  /**
   * The text with every control, line end and direction mark replaced, so that it cannot forge a
   * line of a log or reorder what a reader sees.
   */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> printable.appendCodePoint(isUnsafe(point) ? replacement(point) : point));
    return printable.toString();
  }

  private static int replacement(int point) {
    return point == '\t' ? ' ' : 0xFFFD;
  }

  private static boolean isUnsafe(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
