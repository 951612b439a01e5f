package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Lexer;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tokens of one file with look-ahead, the depth of nesting, and ways to fail. */
final class TokenStream {

  private final Lexer lexer;
  private final Diagnostics diagnostics;
  private final List<Token> ahead = new ArrayList<>();
  private Token previous;
  private int depth;
  private int consumed;
  private int declarationColumn = 1;
  private final List<String> namesOfDeclaration = new ArrayList<>();
  private final Set<String> unreadableNames = new HashSet<>();
  private boolean isBroken;

  TokenStream(Lexer lexer, Diagnostics diagnostics) {
    this.lexer = lexer;
    this.diagnostics = diagnostics;
    this.previous = lexer.next();
    ahead.add(previous);
  }

  Token peek() {
    return ahead.get(0);
  }

  /** The token behind the next. */
  Token peekSecond() {
    return peek(1);
  }

  /** The token so many behind the next; behind the end it is the end. */
  Token peek(int distance) {
    while (ahead.size() <= distance) {
      ahead.add(lexer.next());
    }
    return ahead.get(distance);
  }

  Token next() {
    previous = ahead.remove(0);
    consumed++;
    if (previous.is(TokenKind.NAME)) {
      (isBroken ? unreadableNames : namesOfDeclaration).add(previous.text());
    }
    if (ahead.isEmpty()) {
      ahead.add(lexer.next());
    }
    return previous;
  }

  /** How many tokens were taken: tells whether a step got on. */
  int consumed() {
    return consumed;
  }

  boolean at(TokenKind kind) {
    return peek().is(kind);
  }

  boolean atWord(String word) {
    return peek().is(word);
  }

  /** Takes the next token if it is of this kind. */
  boolean accept(TokenKind kind) {
    if (!at(kind)) {
      return false;
    }
    next();
    return true;
  }

  /** Takes the next token if it is this word. */
  boolean accept(String word) {
    if (!atWord(word)) {
      return false;
    }
    next();
    return true;
  }

  /** Tells that a declaration starts at the next token. */
  void startDeclaration() {
    namesOfDeclaration.clear();
    isBroken = false;
    declarationColumn = peek().span().column();
  }

  /** Whether the next token looks like the start of a declaration, so that a brace is missing. */
  boolean startsDeclaration() {
    Token token = peek();
    if (!token.firstOnLine()
        || token.span().column() > declarationColumn
        || !token.is(TokenKind.NAME)
        || !PolicyParser.DECLARATION_WORDS.contains(token.text())) {
      return false;
    }
    Token second = peekSecond();
    boolean block = second.is(TokenKind.LEFT_BRACE) && token.is("input");
    return block || second.is(TokenKind.NAME) || second.is(TokenKind.TEXT);
  }

  Token expect(TokenKind kind) {
    if (!at(kind)) {
      throw unexpected(kind.argument());
    }
    return next();
  }

  Token expect(String word) {
    if (!atWord(word)) {
      throw unexpected(word);
    }
    return next();
  }

  Name name() {
    Token token = expect(TokenKind.NAME);
    return new Name(token.text(), token.span());
  }

  /** Takes one of these words; a word that is not among them fails with the nearest that is. */
  Token oneOf(String... words) {
    for (String word : words) {
      if (atWord(word)) {
        return next();
      }
    }
    throw wordFailure(List.of(words));
  }

  /** The failure for a word that stands where one of these must. */
  ParseFailure wordFailure(Collection<String> words) {
    if (!at(TokenKind.NAME)) {
      return unexpected(words.toArray(String[]::new));
    }
    String found = peek().text();
    Diagnostic diagnostic =
        Diagnostic.at(peek().span(), PolicyCode.UNKNOWN_WORD, found, NearestName.of(found, words));
    return new ParseFailure(diagnostic.expecting(List.copyOf(words)));
  }

  /** The failure for a token that is none of these. */
  ParseFailure unexpected(String... expected) {
    String found = peek().is(TokenKind.NAME) ? peek().text() : peek().kind().argument();
    Diagnostic diagnostic = Diagnostic.at(peek().span(), PolicyCode.UNEXPECTED_TOKEN, found);
    return new ParseFailure(diagnostic.expecting(Stream.of(expected).distinct().toList()));
  }

  ParseFailure failure(SourceSpan span, PolicyCode code, String... arguments) {
    return new ParseFailure(Diagnostic.at(span, code, arguments));
  }

  void report(Diagnostic diagnostic) {
    diagnostics.report(diagnostic);
  }

  /** Reports a failure, and keeps the names of the declaration in which it happened. */
  void report(ParseFailure failure) {
    isBroken = true;
    unreadableNames.addAll(namesOfDeclaration);
    namesOfDeclaration.clear();
    failure.diagnostic().ifPresent(diagnostics::report);
  }

  /** The names in declarations that could not be read as a whole. */
  Set<String> unreadableNames() {
    return unreadableNames;
  }

  /** From a start to the last token taken. */
  SourceSpan since(SourceSpan start) {
    return start.to(previous.span());
  }

  /** Goes one level down; every call is answered by {@link #leave}. */
  void enter() {
    depth++;
    if (depth > PolicyLimits.MAX_NESTING) {
      throw tooDeep();
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** Gives up levels that a failure left behind. */
  void resetDepth(int earlier) {
    depth = earlier;
  }

  ParseFailure tooDeep() {
    String limit = String.valueOf(PolicyLimits.MAX_NESTING);
    return failure(peek().span(), PolicyCode.NESTING_TOO_DEEP, limit);
  }
}
