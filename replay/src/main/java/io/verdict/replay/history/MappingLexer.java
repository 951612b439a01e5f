package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/** Splits a mapping into words, texts and signs; {@code #} starts a comment. */
final class MappingLexer {
  private static final String SIGNS = "={}:";

  private final String file;
  private final Diagnostics diagnostics;
  private final List<MappingToken> tokens = new ArrayList<>();
  private String line = "";
  private int lineNumber;
  private int at;

  private MappingLexer(String file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  static List<MappingToken> read(String file, String text, Diagnostics diagnostics) {
    MappingLexer lexer = new MappingLexer(file, diagnostics);
    text.lines().forEach(lexer::readLine);
    SourceSpan end = new SourceSpan(file, lexer.lineNumber + 1, 1, lexer.lineNumber + 1, 1);
    lexer.tokens.add(new MappingToken(MappingToken.Kind.END, "", end));
    return lexer.tokens;
  }

  private void readLine(String next) {
    line = next;
    lineNumber++;
    at = 0;
    while (at < line.length() && line.charAt(at) != '#') {
      char character = line.charAt(at);
      if (Character.isWhitespace(character)) {
        at++;
      } else if (character == '"') {
        text();
      } else if (SIGNS.indexOf(character) >= 0) {
        at++;
        add(MappingToken.Kind.SIGN, String.valueOf(character), at - 1);
      } else {
        word();
      }
    }
  }

  private void text() {
    int start = at;
    int close = line.indexOf('"', start + 1);
    if (close < 0) {
      diagnostics.report(MappingCode.UNCLOSED_TEXT.at(span(start, line.length())));
      close = line.length();
    }
    at = Math.min(line.length(), close + 1);
    add(MappingToken.Kind.TEXT, line.substring(start + 1, close).replace("\\t", "\t"), start);
  }

  private void word() {
    int start = at;
    while (at < line.length() && isWordPart(line.charAt(at))) {
      at++;
    }
    add(MappingToken.Kind.WORD, line.substring(start, at), start);
  }

  private static boolean isWordPart(char character) {
    return !Character.isWhitespace(character)
        && character != '"'
        && character != '#'
        && SIGNS.indexOf(character) < 0;
  }

  private void add(MappingToken.Kind kind, String text, int start) {
    tokens.add(new MappingToken(kind, text, span(start, at)));
  }

  /** Columns count code points. */
  private SourceSpan span(int from, int to) {
    int column = line.codePointCount(0, from) + 1;
    int endColumn = line.codePointCount(0, to) + 1;
    return new SourceSpan(file, lineNumber, column, lineNumber, endColumn);
  }
}
