package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.MatrixDeclaration;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.OnUnknown;
import io.verdict.rules.syntax.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of matrices. */
final class MatrixParser {

  /** The longest constant, and the parentheses: {@code ( - 20_000 CNY )}. */
  private static final int MAX_ARGUMENT_TOKENS = 5;

  private final TokenStream tokens;
  private final Parsers parsers;
  private final RuleParser rules;

  MatrixParser(TokenStream tokens, Parsers parsers, RuleParser rules) {
    this.tokens = tokens;
    this.parsers = parsers;
    this.rules = rules;
  }

  MatrixDeclaration matrix(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect("by");
    tokens.expect("state");
    tokens.expect(TokenKind.COMMA);
    Name column = tokens.name();
    tokens.expect("collect");
    Optional<OnUnknown> onUnknown = Optional.empty();
    if (tokens.accept("on")) {
      tokens.expect("unknown");
      onUnknown = Optional.of(rules.onUnknown());
    }
    List<MatrixDeclaration.StateRow> states = new ArrayList<>();
    parsers.blocks().read(() -> states.add(stateRow()));
    List<MatrixDeclaration.Merge> merges = new ArrayList<>();
    List<MatrixDeclaration.AskedOutcome> outcomes = new ArrayList<>();
    List<MatrixDeclaration.Guard> guards = new ArrayList<>();
    List<MatrixDeclaration.Bound> bounds = new ArrayList<>();
    merges.add(merge(tokens.expect("merge").span()));
    while (tokens.atWord("merge") || tokens.atWord("outcome") || tokens.atWord("guard")) {
      Token clause = tokens.next();
      switch (clause.text()) {
        case "merge" -> merges.add(merge(clause.span()));
        case "outcome" -> outcomes.add(outcome(clause.span()));
        default -> guard(clause.span(), guards, bounds);
      }
    }
    return new MatrixDeclaration(
        tokens.since(start), name, column, onUnknown, states, merges, outcomes, guards, bounds);
  }

  private MatrixDeclaration.StateRow stateRow() {
    Name state = tokens.name();
    Optional<Name> reason = Optional.empty();
    Optional<Name> card = Optional.empty();
    if (tokens.accept("reason")) {
      reason = Optional.of(tokens.name());
      card = tokens.accept("from") ? Optional.of(tokens.name()) : Optional.empty();
    }
    List<MatrixDeclaration.Cell> cells = new ArrayList<>();
    parsers.blocks().read(() -> cells.add(cell()));
    return new MatrixDeclaration.StateRow(tokens.since(state.span()), state, reason, card, cells);
  }

  private MatrixDeclaration.Cell cell() {
    Pattern pattern = parsers.patterns().pattern();
    tokens.expect(TokenKind.ARROW);
    List<MatrixDeclaration.Ask> asks = new ArrayList<>();
    do {
      asks.add(ask());
    } while (tokens.accept(TokenKind.COMMA));
    return new MatrixDeclaration.Cell(tokens.since(pattern.span()), pattern, asks);
  }

  private MatrixDeclaration.Ask ask() {
    Name action = tokens.name();
    Optional<Expression> argument = Optional.empty();
    if (hasArgument()) {
      tokens.next();
      argument = Optional.of(parsers.literals().constant());
      tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    Optional<Expression> from =
        tokens.accept("at") ? Optional.of(parsers.literals().constant()) : Optional.empty();
    return new MatrixDeclaration.Ask(tokens.since(action.span()), action, argument, from);
  }

  /** Whether a parenthesis opens an argument, and not the interval of the next cell. */
  private boolean hasArgument() {
    if (!tokens.at(TokenKind.LEFT_PARENTHESIS)) {
      return false;
    }
    int distance = 1;
    while (distance < MAX_ARGUMENT_TOKENS - 1 && !isBracket(tokens.peek(distance))) {
      distance++;
    }
    return tokens.peek(distance).is(TokenKind.RIGHT_PARENTHESIS);
  }

  private static boolean isBracket(Token token) {
    return token.is(TokenKind.DOTS)
        || token.is(TokenKind.RIGHT_PARENTHESIS)
        || token.is(TokenKind.RIGHT_BRACKET);
  }

  private MatrixDeclaration.Merge merge(SourceSpan start) {
    Name slot = tokens.name();
    tokens.expect(TokenKind.COLON);
    List<MatrixDeclaration.Action> actions = new ArrayList<>();
    do {
      actions.add(action());
    } while (tokens.accept(TokenKind.GREATER));
    return new MatrixDeclaration.Merge(tokens.since(start), slot, actions);
  }

  private MatrixDeclaration.Action action() {
    Name name = tokens.name();
    Optional<MatrixDeclaration.Parameter> parameter = Optional.empty();
    if (tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
      parameter = Optional.of(parameter());
      tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    }
    Optional<Name> at = tokens.accept("at") ? Optional.of(tokens.name()) : Optional.empty();
    return new MatrixDeclaration.Action(tokens.since(name.span()), name, parameter, at);
  }

  private MatrixDeclaration.Parameter parameter() {
    Name slot = tokens.name();
    tokens.expect(TokenKind.COLON);
    var type = parsers.types().type();
    boolean greatest = tokens.oneOf("least", "greatest").is("greatest");
    return new MatrixDeclaration.Parameter(tokens.since(slot.span()), slot, type, greatest);
  }

  private MatrixDeclaration.AskedOutcome outcome(SourceSpan start) {
    List<Name> actions = new ArrayList<>();
    do {
      actions.add(tokens.name());
    } while (tokens.accept(TokenKind.COMMA));
    tokens.expect(TokenKind.ARROW);
    Name outcome = rules.outcome();
    Optional<Expression> condition =
        tokens.accept("when") ? Optional.of(parsers.expressions().expression()) : Optional.empty();
    return new MatrixDeclaration.AskedOutcome(tokens.since(start), actions, outcome, condition);
  }

  private void guard(
      SourceSpan start,
      List<MatrixDeclaration.Guard> guards,
      List<MatrixDeclaration.Bound> bounds) {
    Name name = tokens.name();
    if (tokens.accept("when")) {
      Expression condition = parsers.expressions().expression();
      guards.add(new MatrixDeclaration.Guard(tokens.since(start), name, condition));
      return;
    }
    boolean least = tokens.at(TokenKind.GREATER_OR_EQUAL);
    if (!least && !tokens.at(TokenKind.LESS_OR_EQUAL)) {
      throw tokens.unexpected("when", ">=", "<=");
    }
    tokens.next();
    Expression bound = parsers.expressions().expression();
    bounds.add(new MatrixDeclaration.Bound(tokens.since(start), name, least, bound));
  }
}
