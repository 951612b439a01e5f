package io.verdict.rules.lexer;

/** What a token is. */
public enum TokenKind {
  /** A name or a word of the language. */
  NAME("@name"),
  /** {@code 20_000} or {@code 0.55}. */
  NUMBER("@number"),
  /** {@code 55%}. */
  PERCENT("@rate"),
  /** {@code 120bp}. */
  BASIS_POINTS("@rate"),
  /** {@code 7d}. */
  DURATION("@duration"),
  /** {@code 2026-12-01}. */
  DATE("@date"),
  /** {@code 2026-12-01T10:00}. */
  TIMESTAMP("@instant"),
  /** {@code 06:00}. */
  TIME("@time"),
  /** {@code "text"}. */
  TEXT("@text"),
  LEFT_PARENTHESIS("("),
  RIGHT_PARENTHESIS(")"),
  LEFT_BRACKET("["),
  RIGHT_BRACKET("]"),
  LEFT_BRACE("{"),
  RIGHT_BRACE("}"),
  COMMA(","),
  COLON(":"),
  BAR("|"),
  ARROW("->"),
  DOTS(".."),
  PLUS("+"),
  MINUS("-"),
  STAR("*"),
  SLASH("/"),
  ASSIGN("="),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  /** Behind the last character. */
  END("@end");

  private final String argument;

  TokenKind(String argument) {
    this.argument = argument;
  }

  /** How a diagnostic names it: a term of the catalogue, or the symbol itself. */
  public String argument() {
    return argument;
  }
}
