package io.verdict.rules.source;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Arrays;
import java.util.Optional;

/**
 * A policy text with an index of its lines, to show and to quote what stands at a place.
 *
 * <p><b>Thread safety</b>: immutable.
 */
public final class SourceText {

  private final String text;
  private final int[] lineStarts;

  private SourceText(String text, int[] lineStarts) {
    this.text = text;
    this.lineStarts = lineStarts;
  }

  /** Indexes the lines of a source. */
  public static SourceText of(PolicySource source) {
    String text = source.text();
    int[] starts = new int[64];
    int count = 1;
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = index + 1;
      }
    }
    return new SourceText(text, Arrays.copyOf(starts, count));
  }

  /** A line without its end, counted from 1; empty behind the last. */
  public Optional<String> line(int line) {
    if (line < 1 || line > lineStarts.length) {
      return Optional.empty();
    }
    int end = line == lineStarts.length ? text.length() : lineStarts[line] - 1;
    String content = text.substring(lineStarts[line - 1], end);
    boolean carriageReturn = content.endsWith("\r");
    return Optional.of(carriageReturn ? content.substring(0, content.length() - 1) : content);
  }

  /** What stands at a span, as written. */
  public String slice(SourceSpan span) {
    return text.substring(
        offset(span.line(), span.column()), offset(span.endLine(), span.endColumn()));
  }

  /** What stands at a span, comments taken out and each run of white space made one space. */
  public String quote(SourceSpan span) {
    int start = offset(span.line(), span.column());
    int end = offset(span.endLine(), span.endColumn());
    StringBuilder quoted = new StringBuilder(end - start);
    for (String line : text.substring(start, end).split("\n", -1)) {
      String content = withoutComment(line).strip();
      if (!content.isEmpty()) {
        quoted.append(quoted.isEmpty() ? "" : " ").append(content.replaceAll("\\s+", " "));
      }
    }
    return quoted.toString();
  }

  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int index = 0; index < line.length(); index++) {
      char character = line.charAt(index);
      if (character == '\\' && quoted) {
        index++;
      } else if (character == '"') {
        quoted = !quoted;
      } else if (!quoted && (character == '#' || line.startsWith("//", index))) {
        return line.substring(0, index);
      }
    }
    return line;
  }

  private int offset(int line, int column) {
    return text.offsetByCodePoints(lineStarts[line - 1], column - 1);
  }
}
