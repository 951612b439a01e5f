package io.verdict.rules.lexer;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;

/** The reader of quoted texts, which end on the line where they start. */
final class TextLexer {

  private final TextCursor cursor;
  private final Diagnostics diagnostics;

  TextLexer(TextCursor cursor, Diagnostics diagnostics) {
    this.cursor = cursor;
    this.diagnostics = diagnostics;
  }

  /** Reads from the opening quote behind the closing one; gives what stands between. */
  String read() {
    reportFullWidth();
    cursor.advance();
    StringBuilder text = new StringBuilder();
    while (true) {
      if (cursor.isAtEnd() || cursor.raw(0) == '\n') {
        diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.UNTERMINATED_TEXT));
        break;
      }
      if (cursor.at(0) == '"') {
        reportFullWidth();
        cursor.advance();
        break;
      }
      int point = cursor.raw(0) == '\\' ? escaped() : cursor.codePoint();
      if (text.length() <= PolicyLimits.MAX_QUOTED_LENGTH) {
        text.appendCodePoint(point);
      }
      cursor.advance();
    }
    if (text.length() > PolicyLimits.MAX_QUOTED_LENGTH) {
      String limit = String.valueOf(PolicyLimits.MAX_QUOTED_LENGTH);
      diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.QUOTE_TOO_LONG, limit));
    }
    return text.toString();
  }

  /** Steps over the backslash; the character behind it, which stays to be stepped over. */
  private int escaped() {
    char escaped = cursor.raw(1);
    if (escaped == '"' || escaped == '\\') {
      cursor.advance();
      return escaped;
    }
    String shown = escaped < ' ' ? "\\" : "\\" + escaped;
    diagnostics.report(Diagnostic.at(cursor.spanHere(), PolicyCode.UNKNOWN_ESCAPE, shown));
    return '\\';
  }

  private void reportFullWidth() {
    if (FullWidth.is(cursor.raw(0))) {
      String written = String.valueOf(cursor.raw(0));
      diagnostics.report(
          Diagnostic.at(cursor.spanHere(), PolicyCode.FULL_WIDTH_CHARACTER, written, "\""));
    }
  }
}
