package io.verdict.rules.format;

import io.verdict.rules.lexer.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of a text: those of its author, but for rows and for what lies within braces on one
 * line, which are joined, and for rows that share a line, which are parted.
 */
final class LineBuilder {
  private static final Set<String> CLAUSES = Set.of("when", "rounding", "where");
  private static final Set<String> AWAITS =
      Set.of("and", "or", "not", "in", "is", "when", "where", "accept");
  private static final Set<TokenKind> JOINS =
      EnumSet.of(
          TokenKind.COMMA,
          TokenKind.COLON,
          TokenKind.BAR,
          TokenKind.ARROW,
          TokenKind.DOTS,
          TokenKind.ASSIGN,
          TokenKind.MINUS);

  private final List<Line> lines = new ArrayList<>();
  private final Deque<Lexeme> blocks = new ArrayDeque<>();
  private final Deque<Integer> depths = new ArrayDeque<>();
  private int depth;
  private int inlineBraces;
  private String declaration = "";

  /** How many blocks the declaration lies in. */
  private int declarationBlocks;

  private Lexeme before;
  private Line line;
  private int leadIndent;

  private LineBuilder() {}

  static List<Line> build(List<Lexeme> lexemes) {
    for (int i = 0; i + 1 < lexemes.size(); i++) {
      Lexeme brace = lexemes.get(i);
      if (brace.is(TokenKind.LEFT_BRACE) && !brace.isInRow) {
        brace.opensBlock =
            brace.mustOpen || lexemes.get(i + 1).newlines > 0 || hasComment(lexemes, i);
      }
    }
    Spacing.set(lexemes);
    LineBuilder builder = new LineBuilder();
    for (int i = 0; i < lexemes.size(); i++) {
      builder.add(lexemes, i);
    }
    builder.indentComments();
    Spacing.set(lexemes);
    return builder.lines;
  }

  private static boolean hasComment(List<Lexeme> lexemes, int brace) {
    Lexeme partner = lexemes.get(brace).partner;
    for (int i = brace + 1; i < lexemes.size() && lexemes.get(i) != partner; i++) {
      if (lexemes.get(i).isComment()) {
        return true;
      }
    }
    return false;
  }

  private void add(List<Lexeme> lexemes, int index) {
    Lexeme lexeme = lexemes.get(index);
    boolean closesBlock = lexeme.closes() && lexeme.partner != null && lexeme.partner.opensBlock;
    if (closesBlock) {
      blocks.pop();
      depth = depths.pop();
    } else if (lexeme.closes()) {
      depth = Math.max(0, depth - 1);
      inlineBraces -= lexeme.is(TokenKind.RIGHT_BRACE) ? 1 : 0;
    }
    if (lexeme.startsDeclaration) {
      declaration = lexeme.word;
      declarationBlocks = blocks.size();
    }
    if (before == null || startsLine(lexeme, closesBlock)) {
      startLine(lexeme, closesBlock);
    }
    line.lexemes.add(lexeme);
    if (lexeme.opens()) {
      open(lexemes, index);
    }
    before = lexeme;
  }

  private void open(List<Lexeme> lexemes, int index) {
    Lexeme lexeme = lexemes.get(index);
    boolean brace = lexeme.is(TokenKind.LEFT_BRACE);
    if (brace && !lexeme.opensBlock && inlineBraces == 0 && !lexeme.isInRow) {
      lexeme.opensBlock = isTooWide(lexemes, index);
    }
    if (lexeme.opensBlock) {
      blocks.push(lexeme);
      depths.push(depth);
      depth = 0;
    } else {
      depth++;
      inlineBraces += brace ? 1 : 0;
    }
  }

  /** Whether rows or items within braces would not go on the line. */
  private boolean isTooWide(List<Lexeme> lexemes, int brace) {
    Lexeme partner = lexemes.get(brace).partner;
    int width = line.width();
    boolean hasItems = false;
    for (int i = brace + 1; i < lexemes.size() && lexemes.get(i - 1) != partner; i++) {
      width += lexemes.get(i).gap + lexemes.get(i).width();
      hasItems |= lexemes.get(i).startsItem;
    }
    return hasItems && width > Line.WIDTH;
  }

  private boolean startsLine(Lexeme lexeme, boolean closesBlock) {
    if (before.isComment() || lexeme.startsDeclaration || before.opensBlock || closesBlock) {
      return !(lexeme.isComment() && lexeme.newlines == 0 && !before.isComment());
    }
    if (lexeme.isComment()) {
      return lexeme.newlines > 0;
    }
    if (lexeme.startsRow && inlineBraces == 0) {
      return true;
    }
    return lexeme.newlines > 0 && !lexeme.isInRow && inlineBraces == 0;
  }

  private void startLine(Lexeme lexeme, boolean closesBlock) {
    boolean blank = before != null && lexeme.newlines > 1 && !closesBlock && !before.opensBlock;
    line = new Line(declaration, closesBlock ? null : blocks.peek(), blank);
    line.blockDepth = blocks.size();
    line.depth = depth;
    lines.add(line);
    line.isContinuation = !closesBlock && !lexeme.isComment() && goesOn(lexeme);
    boolean operator = line.isContinuation && Line.isOperator(lexeme);
    if (!line.isContinuation) {
      line.indent = 2 * blocks.size();
    } else {
      line.indent = operator ? leadIndent + 2 + 2 * depth : line.plainIndent(depth);
    }
    if (!operator && !lexeme.isComment()) {
      leadIndent = line.indent;
    }
    line.leadIndent = leadIndent;
  }

  private boolean goesOn(Lexeme lexeme) {
    if (before == null || lexeme.startsDeclaration || lexeme.startsRow || before.opensBlock) {
      return false;
    }
    if (blocks.size() <= declarationBlocks || depth > 0) {
      return true;
    }
    boolean clause = lexeme.is(TokenKind.NAME) && CLAUSES.contains(lexeme.word);
    boolean sign = !lexeme.isComment() && JOINS.contains(lexeme.kind);
    boolean awaited =
        !before.isComment()
            && (JOINS.contains(before.kind)
                || Line.isOperator(before)
                || (before.is(TokenKind.NAME) && AWAITS.contains(before.word)));
    return !lexeme.startsItem && (clause || sign || awaited || Line.isOperator(lexeme));
  }

  /** Comments stand where the line behind them stands. */
  private void indentComments() {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line comment = lines.get(i);
      if (!comment.isComment()) {
        continue;
      }
      Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
      boolean closes = next != null && !next.isComment() && next.first().closes();
      comment.indent = next == null ? 0 : next.indent + (closes ? 2 : 0);
    }
  }
}
