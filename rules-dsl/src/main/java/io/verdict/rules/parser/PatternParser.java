package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reader of patterns: cells of tables, bins, keys of parameters, the right side of {@code in}.
 */
final class PatternParser {

  private final TokenStream tokens;
  private final LiteralParser literals;

  PatternParser(TokenStream tokens, LiteralParser literals) {
    this.tokens = tokens;
    this.literals = literals;
  }

  Pattern pattern() {
    Pattern pattern = element();
    if (tokens.at(TokenKind.DOTS)) {
      throw tokens.failure(tokens.peek().span(), PolicyCode.INTERVAL_BRACKETS);
    }
    return pattern;
  }

  /** A pattern, or the lower bound of an interval whose bracket is already read. */
  private Pattern element() {
    tokens.enter();
    Pattern pattern = patternWithin();
    tokens.leave();
    return pattern;
  }

  private Pattern patternWithin() {
    Token first = tokens.peek();
    if (first.is(TokenKind.MINUS) && !literals.isNumberSecond()) {
      return new Pattern.Any(tokens.next().span());
    }
    if (first.is(TokenKind.LEFT_BRACKET) || first.is(TokenKind.LEFT_PARENTHESIS)) {
      return bracketed();
    }
    if (first.is("missing")) {
      return new Pattern.Missing(tokens.next().span());
    }
    if (first.is("not")) {
      tokens.next();
      Pattern excluded = pattern();
      return new Pattern.Not(tokens.since(first.span()), excluded);
    }
    if (first.is("list") && tokens.peekSecond().is(TokenKind.LEFT_PARENTHESIS)) {
      return inList();
    }
    Expression value = literals.constant();
    return new Pattern.Value(value.span(), value);
  }

  /** {@code list(NAME)} or {@code list("NAME")}. */
  private Pattern inList() {
    Token first = tokens.next();
    tokens.next();
    Token name = tokens.peek();
    if (!name.is(TokenKind.NAME) && !name.is(TokenKind.TEXT)) {
      throw tokens.unexpected("@name");
    }
    tokens.next();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Pattern.InList(tokens.since(first.span()), new Name(name.text(), name.span()));
  }

  private Pattern bracketed() {
    Token open = tokens.next();
    if (tokens.at(TokenKind.DOTS)) {
      return interval(open, Optional.empty());
    }
    Pattern first = element();
    if (tokens.at(TokenKind.DOTS) && first instanceof Pattern.Value low) {
      return interval(open, Optional.of(low.value()));
    }
    List<Pattern> alternatives = new ArrayList<>();
    alternatives.add(first);
    while (tokens.accept(TokenKind.COMMA)) {
      alternatives.add(pattern());
    }
    if (open.is(TokenKind.LEFT_PARENTHESIS)) {
      throw tokens.failure(open.span(), PolicyCode.INTERVAL_BRACKETS);
    }
    if (!tokens.at(TokenKind.RIGHT_BRACKET)) {
      throw tokens.unexpected("]", ",", "..");
    }
    tokens.next();
    return new Pattern.AnyOf(tokens.since(open.span()), alternatives);
  }

  /** The interval whose lower bound is read and whose dots come next. */
  Pattern.Interval interval(Token open, Optional<Expression> low) {
    tokens.expect(TokenKind.DOTS);
    boolean closesAtOnce =
        tokens.at(TokenKind.RIGHT_BRACKET) || tokens.at(TokenKind.RIGHT_PARENTHESIS);
    Optional<Expression> high = closesAtOnce ? Optional.empty() : Optional.of(literals.constant());
    if (!tokens.at(TokenKind.RIGHT_BRACKET) && !tokens.at(TokenKind.RIGHT_PARENTHESIS)) {
      throw tokens.unexpected("]", ")");
    }
    Token close = tokens.next();
    SourceSpan span = tokens.since(open.span());
    boolean lowIncluded = open.is(TokenKind.LEFT_BRACKET);
    boolean highIncluded = close.is(TokenKind.RIGHT_BRACKET);
    if ((low.isEmpty() && lowIncluded) || (high.isEmpty() && highIncluded)) {
      throw tokens.failure(span, PolicyCode.INTERVAL_BRACKETS);
    }
    return new Pattern.Interval(span, low, lowIncluded, high, highIncluded);
  }

  /** A pattern that must be an interval. */
  Pattern.Interval interval() {
    Token first = tokens.peek();
    if (pattern() instanceof Pattern.Interval interval) {
      return interval;
    }
    throw tokens.failure(tokens.since(first.span()), PolicyCode.INTERVAL_BRACKETS);
  }
}
