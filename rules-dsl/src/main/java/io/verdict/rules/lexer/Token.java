package io.verdict.rules.lexer;

import io.verdict.engine.diagnostic.SourceSpan;

/**
 * One word, number, text or sign of a policy.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param kind what it is
 * @param text a name as written; the digits of a number without underscores and without its unit; a
 *     duration in milliseconds; a date or time in ISO form; a text without quotes and escapes
 * @param span where it stands
 * @param firstOnLine whether only white space stands before it on its line
 */
public record Token(TokenKind kind, String text, SourceSpan span, boolean firstOnLine) {

  /** Whether it is this word. */
  public boolean is(String word) {
    return kind == TokenKind.NAME && text.equals(word);
  }

  /** Whether it is of this kind. */
  public boolean is(TokenKind other) {
    return kind == other;
  }
}
