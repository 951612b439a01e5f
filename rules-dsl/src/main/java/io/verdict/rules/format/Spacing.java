package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How many spaces stand between two lexemes of one line. */
final class Spacing {
  private static final Set<String> BEFORE_PARENTHESIS =
      Set.of("and", "or", "not", "in", "is", "when", "where", "else", "then", "by", "of", "from");
  private static final Set<String> BEFORE_BRACKET =
      Set.of("intersects", "open", "reasons", "fired", "corridor");
  private static final Set<String> BEFORE_SIGNED_NUMBER =
      Set.of(
          "and",
          "or",
          "not",
          "in",
          "is",
          "when",
          "where",
          "corridor",
          "initial",
          "points",
          "score",
          "share",
          "step",
          "pdo",
          "default",
          "else",
          "then");
  private static final Set<TokenKind> AWAITS_OPERAND =
      EnumSet.of(
          TokenKind.LEFT_PARENTHESIS,
          TokenKind.LEFT_BRACKET,
          TokenKind.LEFT_BRACE,
          TokenKind.COMMA,
          TokenKind.COLON,
          TokenKind.BAR,
          TokenKind.ARROW,
          TokenKind.DOTS,
          TokenKind.PLUS,
          TokenKind.MINUS,
          TokenKind.STAR,
          TokenKind.SLASH,
          TokenKind.ASSIGN,
          TokenKind.EQUAL,
          TokenKind.NOT_EQUAL,
          TokenKind.LESS,
          TokenKind.LESS_OR_EQUAL,
          TokenKind.GREATER,
          TokenKind.GREATER_OR_EQUAL);

  private static final int MAX_ZONE_LEXEMES = 12;

  private Spacing() {}

  /** Sets the gap of every lexeme as if all stood on one line. */
  static void set(List<Lexeme> lexemes) {
    for (int i = 1; i < lexemes.size(); i++) {
      lexemes.get(i).gap = gap(lexemes, i);
    }
  }

  private static int gap(List<Lexeme> lexemes, int index) {
    Lexeme left = lexemes.get(index - 1);
    Lexeme right = lexemes.get(index);
    if (right.isComment()) {
      return 2;
    }
    if (right.startsItem) {
      return left.is(TokenKind.LEFT_BRACE) || left.is(TokenKind.COMMA) ? 1 : 2;
    }
    if (left.is(TokenKind.LEFT_BRACE)) {
      return right.is(TokenKind.RIGHT_BRACE) ? 0 : 1;
    }
    if (isInZone(lexemes, index)) {
      return right.isApart ? 1 : 0;
    }
    boolean tight =
        switch (right.kind) {
          case COMMA, RIGHT_BRACKET, RIGHT_PARENTHESIS, DOTS -> true;
          case LEFT_PARENTHESIS -> isCall(left, right);
          case LEFT_BRACKET -> isSubscript(left, right);
          case COLON -> isTightColon(lexemes, index);
          default -> false;
        };
    boolean isOpenEnd =
        left.is(TokenKind.LEFT_BRACKET)
            || left.is(TokenKind.LEFT_PARENTHESIS)
            || left.is(TokenKind.DOTS);
    boolean tightLeft =
        isOpenEnd
            || (left.is(TokenKind.MINUS) && isSign(lexemes, index - 1))
            || (left.is(TokenKind.COLON) && isOdds(lexemes, index - 1));
    return tight || tightLeft ? 0 : 1;
  }

  /** Whether both lexemes belong to the name of a time zone, which has signs of its own. */
  private static boolean isInZone(List<Lexeme> lexemes, int index) {
    for (int i = index - 1; i >= 0; i--) {
      Lexeme lexeme = lexemes.get(i);
      if (lexeme.startsDeclaration || lexeme.isComment() || index - i > MAX_ZONE_LEXEMES) {
        return false;
      }
      if (lexeme.isWord("zone")) {
        return i < index - 1 && i > 1 && lexemes.get(i - 1).is(TokenKind.DATE);
      }
    }
    return false;
  }

  /** {@code name(…)}, but not an interval that starts behind a name. */
  private static boolean isCall(Lexeme left, Lexeme right) {
    boolean name = left.is(TokenKind.NAME) && !BEFORE_PARENTHESIS.contains(left.word);
    boolean interval = right.partner != null && right.partner.is(TokenKind.RIGHT_BRACKET);
    return name && !interval && !right.isApart;
  }

  private static boolean isSubscript(Lexeme left, Lexeme right) {
    return left.is(TokenKind.NAME)
        && !right.isApart
        && !BEFORE_PARENTHESIS.contains(left.word)
        && !BEFORE_BRACKET.contains(left.word);
  }

  /** A colon within braces follows its name at once; elsewhere it is set apart. */
  private static boolean isTightColon(List<Lexeme> lexemes, int index) {
    if (isOdds(lexemes, index)) {
      return true;
    }
    int depth = 0;
    for (int i = index - 1; i >= 0 && !lexemes.get(i).startsDeclaration; i--) {
      depth += lexemes.get(i).closes() ? 1 : lexemes.get(i).opens() ? -1 : 0;
      if (depth < 0) {
        return !lexemes.get(i).opensBlock;
      }
    }
    return false;
  }

  private static boolean isOdds(List<Lexeme> lexemes, int colon) {
    return colon > 1
        && lexemes.get(colon - 2).isWord("odds")
        && lexemes.get(colon - 1).is(TokenKind.NUMBER);
  }

  /** Whether a minus is the sign of what follows, or a pattern that takes anything. */
  private static boolean isSign(List<Lexeme> lexemes, int minus) {
    Lexeme next = lexemes.get(minus + 1);
    if (next.is(TokenKind.BAR) || next.is(TokenKind.ARROW) || next.is(TokenKind.COLON)) {
      return false;
    }
    if (minus == 0 || lexemes.get(minus).startsItem) {
      return true;
    }
    Lexeme before = lexemes.get(minus - 1);
    boolean written = lexemes.get(minus).isApart && !next.isApart;
    return AWAITS_OPERAND.contains(before.kind)
        || before.isComment()
        || (before.is(TokenKind.NAME) && (written || BEFORE_SIGNED_NUMBER.contains(before.word)));
  }
}
