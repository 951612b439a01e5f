package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The writer of a line, broken at the best places where it is too long. */
final class LineBreaker {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int OF_DEPTH = 10;
  private static final int MAX_CONTENT_COLUMN = 60;
  private static final Set<String> CLAUSES = Set.of("when", "where");

  private final StringBuilder text;
  private Line line;
  private int from;
  private int indent;

  LineBreaker(StringBuilder text) {
    this.text = text;
  }

  void write(Line toWrite) {
    line = toWrite;
    from = 0;
    indent = line.indent;
    Lexeme comment = line.trailingComment();
    boolean apart = comment != null && line.width() + 2 + comment.width() > Line.WIDTH;
    if (apart) {
      put(line.indent).append(comment.raw).append('\n');
    }
    int end = comment == null ? line.lexemes.size() : line.lexemes.size() - 1;
    int breakAt = nextBreak(end);
    while (breakAt > 0) {
      flush(breakAt);
      indent = continuationIndent(breakAt);
      from = breakAt;
      breakAt = nextBreak(end);
    }
    flush(comment != null && !apart ? end + 1 : end);
  }

  private StringBuilder put(int spaces) {
    return text.append(" ".repeat(spaces));
  }

  private void flush(int to) {
    put(indent);
    for (int i = from; i < to; i++) {
      Lexeme lexeme = line.lexemes.get(i);
      put(i == from ? 0 : lexeme.gap).append(lexeme.raw);
    }
    text.append('\n');
  }

  /** Where the rest is broken next; 0 if it fits or cannot be broken. */
  private int nextBreak(int end) {
    if (columnOf(end) <= Line.WIDTH) {
      return 0;
    }
    int best = 0;
    int bestCost = NEVER;
    int depth = 0;
    for (int i = from; i < end; i++) {
      Lexeme lexeme = line.lexemes.get(i);
      depth -= lexeme.closes() ? 1 : 0;
      boolean fits = columnOf(i) <= Line.WIDTH;
      int cost = i == from ? NEVER : cost(i, depth);
      boolean better = cost < bestCost || (cost == bestCost && fits);
      if (cost != NEVER && better && (fits || best == 0)) {
        best = i;
        bestCost = cost;
      }
      depth += lexeme.opens() ? 1 : 0;
    }
    return best;
  }

  /** The column behind the lexeme before a position. */
  private int columnOf(int position) {
    int column = indent;
    for (int i = from; i < position; i++) {
      column += (i == from ? 0 : line.lexemes.get(i).gap) + line.lexemes.get(i).width();
    }
    return column;
  }

  private int cost(int index, int depth) {
    Lexeme before = line.lexemes.get(index - 1);
    Lexeme lexeme = line.lexemes.get(index);
    boolean glued =
        lexeme.gap == 0
            || lexeme.is(TokenKind.LEFT_BRACE)
            || lexeme.is(TokenKind.RIGHT_BRACE)
            || lexeme.is(TokenKind.COLON)
            || lexeme.is(TokenKind.ASSIGN)
            || before.is(TokenKind.COLON)
            || before.is(TokenKind.LEFT_BRACE)
            || (before.isNumber() && lexeme.is(TokenKind.NAME))
            || before.startsDeclaration;
    if (glued) {
      return NEVER;
    }
    return depth * OF_DEPTH + kind(before, lexeme);
  }

  private static int kind(Lexeme before, Lexeme lexeme) {
    if (lexeme.startsItem || (lexeme.is(TokenKind.NAME) && CLAUSES.contains(lexeme.word))) {
      return 0;
    }
    if (lexeme.isWord("or")) {
      return 1;
    }
    if (lexeme.isWord("and") || before.is(TokenKind.COMMA)) {
      return 2;
    }
    if (before.is(TokenKind.ASSIGN) || lexeme.is(TokenKind.BAR)) {
      return 3;
    }
    if (lexeme.is(TokenKind.ARROW) || Line.isOperator(lexeme) || before.is(TokenKind.TEXT)) {
      return 4;
    }
    return 6;
  }

  private int continuationIndent(int index) {
    Deque<Integer> braces = new ArrayDeque<>();
    int brackets = line.depth;
    int column = indent;
    for (int i = from; i < index; i++) {
      Lexeme lexeme = line.lexemes.get(i);
      column += (i == from ? 0 : lexeme.gap) + lexeme.width();
      if (lexeme.is(TokenKind.LEFT_BRACE)) {
        braces.push(column + 1);
      } else if (lexeme.is(TokenKind.RIGHT_BRACE) && !braces.isEmpty()) {
        braces.pop();
      }
    }
    for (int i = 0; i < index; i++) {
      Lexeme lexeme = line.lexemes.get(i);
      brackets += lexeme.opens() ? 1 : lexeme.closes() ? -1 : 0;
    }
    if (from > 0 && isInBraces(index) && braces.isEmpty()) {
      return indent;
    }
    if (!braces.isEmpty()) {
      return braces.peek() <= MAX_CONTENT_COLUMN ? braces.peek() : line.plainIndent(1);
    }
    return ofLead(line.lexemes.get(index), brackets);
  }

  private boolean isInBraces(int index) {
    int braces = 0;
    List<Lexeme> before = line.lexemes.subList(0, index);
    for (Lexeme lexeme : before) {
      braces += lexeme.is(TokenKind.LEFT_BRACE) ? 1 : lexeme.is(TokenKind.RIGHT_BRACE) ? -1 : 0;
    }
    return braces > 0;
  }

  private int ofLead(Lexeme lexeme, int brackets) {
    boolean isOwnClause = lexeme.isWord("on") && line.block != null && brackets == 0;
    if ((lexeme.startsItem || isOwnClause) && !line.isContinuation) {
      return line.indent;
    }
    if (!Line.isOperator(lexeme)) {
      return line.plainIndent(brackets);
    }
    return line.leadIndent + 2 + 2 * brackets;
  }
}
