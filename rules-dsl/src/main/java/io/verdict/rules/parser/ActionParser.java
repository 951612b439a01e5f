package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.ClampDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ResultDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.TypeSyntax;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The reader of what rules do: outcomes, scores, routes, delays, and changes of values. */
final class ActionParser {

  private static final int MAX_WEIGHT = 1_000_000;

  private static final List<String> OUTCOMES =
      List.of(
          "approve",
          "route",
          "defer",
          "review",
          "reject",
          "allow",
          "allow_less",
          "step_up",
          "block");

  private static final String[] ROUNDINGS = {
    "half_even", "half_up", "down", "up", "floor", "ceiling"
  };

  private final TokenStream tokens;
  private final Parsers parsers;

  ActionParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  RuleDeclaration.Action action() {
    SourceSpan start = tokens.peek().span();
    if (tokens.accept("score")) {
      int weight = parsers.literals().wholeNumber(-MAX_WEIGHT, MAX_WEIGHT);
      return new RuleDeclaration.Score(tokens.since(start), weight);
    }
    if (tokens.accept("route")) {
      Name target = tokens.name();
      return new RuleDeclaration.Route(tokens.since(start), target);
    }
    if (tokens.accept("defer")) {
      Literal.Span delay = duration();
      return new RuleDeclaration.Defer(tokens.since(start), delay);
    }
    if (tokens.accept("set")) {
      return assign(start);
    }
    if (tokens.accept("trim")) {
      return trim(start);
    }
    Name outcome = outcome("score", "set", "trim");
    return new RuleDeclaration.Decide(outcome.span(), outcome);
  }

  private RuleDeclaration.Assign assign(SourceSpan start) {
    Name slot = tokens.name();
    tokens.expect(TokenKind.ASSIGN);
    Expression value = parsers.expressions().expression();
    Optional<RoundingMode> rounding = rounding();
    return new RuleDeclaration.Assign(tokens.since(start), slot, value, rounding);
  }

  private RuleDeclaration.Trim trim(SourceSpan start) {
    Name slot = tokens.name();
    tokens.expect("to");
    Expression value = parsers.expressions().expression();
    Optional<RoundingMode> rounding = rounding();
    Optional<Expression> step =
        tokens.accept("step") ? Optional.of(parsers.literals().constant()) : Optional.empty();
    Optional<RuleDeclaration.Least> least = Optional.empty();
    SourceSpan leastStart = tokens.peek().span();
    if (tokens.accept("least")) {
      Expression amount = parsers.literals().constant();
      tokens.expect("else");
      Name outcome = outcome();
      least = Optional.of(new RuleDeclaration.Least(tokens.since(leastStart), amount, outcome));
    }
    return new RuleDeclaration.Trim(tokens.since(start), slot, value, rounding, step, least);
  }

  /** A length of time such as 24h. */
  Literal.Span duration() {
    if (!tokens.at(TokenKind.DURATION)) {
      throw tokens.unexpected(TokenKind.DURATION.argument());
    }
    return (Literal.Span) parsers.literals().literal();
  }

  /** An outcome of any stage; the checker knows which stage has which. */
  Name outcome(String... others) {
    List<String> words = new ArrayList<>(OUTCOMES);
    words.addAll(List.of(others));
    Token word = tokens.oneOf(words.toArray(String[]::new));
    return new Name(word.text(), word.span());
  }

  /** {@code rounding MODE}, where it stands. */
  Optional<RoundingMode> rounding() {
    if (!tokens.accept("rounding")) {
      return Optional.empty();
    }
    return Optional.of(roundingMode());
  }

  /** The name of a rounding. */
  RoundingMode roundingMode() {
    return RoundingMode.valueOf(tokens.oneOf(ROUNDINGS).text().toUpperCase(Locale.ROOT));
  }

  ResultDeclaration result(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = parsers.types().type();
    return new ResultDeclaration(tokens.since(start), name, type);
  }

  ClampDeclaration clamp(SourceSpan start) {
    Name first = tokens.name();
    boolean isNamed = tokens.at(TokenKind.TEXT) || tokens.at(TokenKind.NAME);
    Optional<String> title =
        tokens.at(TokenKind.TEXT) ? Optional.of(tokens.next().text()) : Optional.empty();
    Name slot = isNamed ? tokens.name() : first;
    boolean isUpper = tokens.at(TokenKind.LESS_OR_EQUAL);
    if (!isUpper && !tokens.at(TokenKind.GREATER_OR_EQUAL)) {
      throw tokens.unexpected("<=", ">=");
    }
    tokens.next();
    boolean isParam = tokens.accept("param");
    Expression limit = parsers.expressions().expression();
    Optional<RoundingMode> rounding = rounding();
    tokens.expect("reason");
    Name reason = tokens.name();
    return new ClampDeclaration(
        tokens.since(start),
        isNamed ? Optional.of(first) : Optional.empty(),
        title,
        slot,
        isUpper,
        isParam,
        limit,
        rounding,
        reason);
  }
}
