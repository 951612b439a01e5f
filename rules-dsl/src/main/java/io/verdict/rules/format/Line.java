package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One line of the layout, before it is broken where it is too long. */
final class Line {
  /** The most columns of a line. */
  static final int WIDTH = 100;

  private static final Set<TokenKind> OPERATORS =
      EnumSet.of(
          TokenKind.PLUS,
          TokenKind.STAR,
          TokenKind.SLASH,
          TokenKind.EQUAL,
          TokenKind.NOT_EQUAL,
          TokenKind.LESS,
          TokenKind.LESS_OR_EQUAL,
          TokenKind.GREATER,
          TokenKind.GREATER_OR_EQUAL);

  final List<Lexeme> lexemes = new ArrayList<>();

  /** The word that its declaration starts with. */
  final String declaration;

  /** The brace of the block in which it lies; null outside all blocks. */
  final Lexeme block;

  final boolean isBlankBefore;

  /** Whether it goes on with what a line before it began. */
  boolean isContinuation;

  int indent;

  /** The indent of the last line of the same entry that no operator leads. */
  int leadIndent;

  /** Brackets that are open where it starts, within its block. */
  int depth;

  Line(String declaration, Lexeme block, boolean isBlankBefore) {
    this.declaration = declaration;
    this.block = block;
    this.isBlankBefore = isBlankBefore;
  }

  Lexeme first() {
    return lexemes.get(0);
  }

  Lexeme last() {
    return lexemes.get(lexemes.size() - 1);
  }

  boolean isComment() {
    return first().isComment();
  }

  /** The comment at its end; null if there is none. */
  Lexeme trailingComment() {
    return lexemes.size() > 1 && last().isComment() ? last() : null;
  }

  /** The last word or sign. */
  Lexeme lastToken() {
    return trailingComment() == null ? last() : lexemes.get(lexemes.size() - 2);
  }

  /** The indent of a continuation that no operator leads. */
  int plainIndent(int openBrackets) {
    return 2 * blockDepth + 2 + 2 * openBrackets;
  }

  int blockDepth;

  /** Columns from the margin to the end, without a comment. */
  int width() {
    int width = indent;
    for (Lexeme lexeme : lexemes) {
      if (lexeme.isComment() && lexeme != first()) {
        return width;
      }
      width += (lexeme == first() ? 0 : lexeme.gap) + lexeme.width();
    }
    return width;
  }

  /** Whether a line that starts so goes on with an expression. */
  static boolean isOperator(Lexeme lexeme) {
    return lexeme.isWord("and")
        || lexeme.isWord("or")
        || (!lexeme.isComment() && OPERATORS.contains(lexeme.kind));
  }
}
