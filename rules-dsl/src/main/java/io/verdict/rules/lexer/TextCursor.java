package io.verdict.rules.lexer;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.source.PolicySource;

/** The lexer's place in the text; columns count code points. */
final class TextCursor {

  /** What {@link #at} gives behind the last character; the lexer refuses it inside the text. */
  static final char END = '\0';

  private final String file;
  private final String text;
  private int index;
  private int line;
  private int column;
  private int markIndex;
  private int markLine = 1;
  private int markColumn = 1;

  /** Starts at a line and column of a larger text of which the source is a part. */
  TextCursor(PolicySource source, int line, int column) {
    this.file = source.name();
    this.text = source.text();
    this.line = line;
    this.column = column;
  }

  boolean isAtEnd() {
    return index >= text.length();
  }

  /** The character {@code ahead} places on, as written. */
  char raw(int ahead) {
    int position = index + ahead;
    return position < text.length() ? text.charAt(position) : END;
  }

  /** The same with a full-width sign read as its ASCII counterpart. */
  char at(int ahead) {
    return FullWidth.toAscii(raw(ahead));
  }

  /** Steps over one code point. */
  void advance() {
    int point = text.codePointAt(index);
    index += Character.charCount(point);
    if (point == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
  }

  void advance(int count) {
    for (int step = 0; step < count; step++) {
      advance();
    }
  }

  /** Remembers this place as the start of a token. */
  void mark() {
    markIndex = index;
    markLine = line;
    markColumn = column;
  }

  /** From the mark to here. */
  SourceSpan span() {
    return new SourceSpan(file, markLine, markColumn, line, column);
  }

  /** The character here. */
  SourceSpan spanHere() {
    int width = isAtEnd() ? 0 : 1;
    return new SourceSpan(file, line, column, line, column + width);
  }

  /** What stands from the mark to here. */
  String marked() {
    return text.substring(markIndex, index);
  }

  int markedLength() {
    return index - markIndex;
  }

  /** The code point here. */
  int codePoint() {
    return text.codePointAt(index);
  }
}
