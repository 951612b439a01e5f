package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;

/**
 * A token or a comment as written, with what stands before it and what the layout makes of it.
 *
 * <p><b>Thread safety</b>: confined to one formatting.
 */
final class Lexeme {
  /** The kind of a token; null for a comment. */
  final TokenKind kind;

  /** The token's meaning as the lexer gives it; empty for a comment. */
  final String word;

  /** The characters as written. */
  final String raw;

  final int line;
  final int column;

  /** Line ends between the lexeme before and this one. */
  final int newlines;

  /** Whether anything, be it a space, stands between the lexeme before and this one. */
  final boolean isApart;

  /**
   * Whether a declaration, a row that has a line of its own, or one item of several starts here.
   */
  boolean startsDeclaration;

  boolean startsRow;
  boolean startsItem;

  /** Whether it lies in a row, whose line breaks are the formatter's. */
  boolean isInRow;

  /**
   * For an opening bracket, whether its content stands on lines of its own however it is written.
   */
  boolean mustOpen;

  /** For an opening bracket, whether its content stands on lines of its own. */
  boolean opensBlock;

  /** The other bracket of a pair. */
  Lexeme partner;

  /** Spaces before it on its line. */
  int gap;

  Lexeme(TokenKind kind, String word, String raw, int[] place, int newlines, boolean isApart) {
    this.kind = kind;
    this.word = word;
    this.raw = raw;
    this.line = place[0];
    this.column = place[1];
    this.newlines = newlines;
    this.isApart = isApart;
  }

  boolean isComment() {
    return kind == null;
  }

  boolean is(TokenKind other) {
    return kind == other;
  }

  boolean isWord(String other) {
    return kind == TokenKind.NAME && word.equals(other);
  }

  boolean opens() {
    return kind == TokenKind.LEFT_BRACE
        || kind == TokenKind.LEFT_BRACKET
        || kind == TokenKind.LEFT_PARENTHESIS;
  }

  boolean closes() {
    return kind == TokenKind.RIGHT_BRACE
        || kind == TokenKind.RIGHT_BRACKET
        || kind == TokenKind.RIGHT_PARENTHESIS;
  }

  boolean isNumber() {
    return kind == TokenKind.NUMBER
        || kind == TokenKind.PERCENT
        || kind == TokenKind.BASIS_POINTS
        || kind == TokenKind.DURATION;
  }

  /** The columns that it takes on a screen. */
  int width() {
    return DisplayWidth.of(raw);
  }
}
