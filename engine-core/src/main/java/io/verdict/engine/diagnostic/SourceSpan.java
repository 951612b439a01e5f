package io.verdict.engine.diagnostic;

import java.util.Comparator;
import java.util.Objects;

/**
 * A stretch of one source text, from its first character to behind its last.
 *
 * <p>Lines and columns count from 1; columns count code points, so a Chinese character is one.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param file the name under which the text was given, never null
 * @param line line of the first character
 * @param column column of the first character
 * @param endLine line of the character behind the last
 * @param endColumn column of the character behind the last
 */
public record SourceSpan(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<SourceSpan> {

  private static final Comparator<SourceSpan> ORDER =
      Comparator.comparing(SourceSpan::file)
          .thenComparingInt(SourceSpan::line)
          .thenComparingInt(SourceSpan::column)
          .thenComparingInt(SourceSpan::endLine)
          .thenComparingInt(SourceSpan::endColumn);

  /** Checks that the end does not lie before the start. */
  public SourceSpan {
    Objects.requireNonNull(file, "file");
    if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
      throw new IllegalArgumentException(
          "span " + line + ":" + column + " to " + endLine + ":" + endColumn + " is not in order");
    }
  }

  /** The place of a whole file: its first character. */
  public static SourceSpan ofFile(String file) {
    return new SourceSpan(file, 1, 1, 1, 1);
  }

  /** The span from this one's start to the end of {@code last}, which must not lie before it. */
  public SourceSpan to(SourceSpan last) {
    return new SourceSpan(file, line, column, last.endLine, last.endColumn);
  }

  /** {@code file:line:column}, as compilers print it. */
  public String position() {
    return file + ":" + line + ":" + column;
  }

  @Override
  public int compareTo(SourceSpan other) {
    return ORDER.compare(this, other);
  }
}
