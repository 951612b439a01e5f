package io.verdict.rules.format;

import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.lexer.Lexer;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicySource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The reader of a text into lexemes: the lexer's tokens, and the comments that it steps over. */
final class Lexemes {
  private final String text;
  private final List<Integer> lineStarts = new ArrayList<>();
  private final List<Lexeme> read = new ArrayList<>();
  private int end;

  private Lexemes(PolicySource source) {
    this.text = source.text();
    lineStarts.add(0);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lineStarts.add(i + 1);
      }
    }
  }

  /** All lexemes in order; brackets know their partners as far as they have one. */
  static List<Lexeme> of(PolicySource source) {
    Lexemes lexemes = new Lexemes(source);
    Lexer lexer = new Lexer(source, new Diagnostics());
    Token token = lexer.next();
    while (!token.is(TokenKind.END)) {
      int from = lexemes.offset(token.span().line(), token.span().column());
      int to = lexemes.offset(token.span().endLine(), token.span().endColumn());
      lexemes.comments(from);
      int[] place = {token.span().line(), token.span().column()};
      lexemes.add(token.kind(), token.text(), from, to, place);
      token = lexer.next();
    }
    lexemes.comments(lexemes.text.length());
    lexemes.pair();
    return lexemes.read;
  }

  private int offset(int line, int column) {
    return text.offsetByCodePoints(lineStarts.get(line - 1), column - 1);
  }

  /** The comments between the last lexeme and an offset. */
  private void comments(int to) {
    int at = end;
    while (at < to) {
      char character = text.charAt(at);
      boolean comment = character == '#' || (character == '/' && text.startsWith("//", at));
      if (!comment) {
        at++;
        continue;
      }
      int lineEnd = text.indexOf('\n', at);
      int stop = lineEnd < 0 || lineEnd > to ? to : lineEnd;
      add(null, "", at, stop, new int[] {0, 0});
      at = stop;
    }
  }

  private void add(TokenKind kind, String word, int from, int to, int[] place) {
    String between = text.substring(end, from);
    int newlines = (int) between.chars().filter(c -> c == '\n').count();
    String raw = text.substring(from, to).stripTrailing();
    read.add(new Lexeme(kind, word, raw, place, newlines, !between.isEmpty()));
    end = to;
  }

  private void pair() {
    Deque<Lexeme> open = new ArrayDeque<>();
    for (Lexeme lexeme : read) {
      if (lexeme.opens()) {
        open.push(lexeme);
      } else if (lexeme.closes() && !open.isEmpty()) {
        lexeme.partner = open.pop();
        lexeme.partner.partner = lexeme;
      }
    }
  }
}
