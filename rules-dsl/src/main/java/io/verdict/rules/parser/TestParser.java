package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.TestDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of tests. */
final class TestParser {

  private final TokenStream tokens;
  private final Parsers parsers;
  private final ActionParser actions;

  TestParser(TokenStream tokens, Parsers parsers, ActionParser actions) {
    this.tokens = tokens;
    this.parsers = parsers;
    this.actions = actions;
  }

  TestDeclaration test(SourceSpan start) {
    String name = tokens.expect(TokenKind.TEXT).text();
    List<TestDeclaration.Assignment> given = new ArrayList<>();
    Expectation expectation = new Expectation();
    tokens.expect(TokenKind.LEFT_BRACE);
    tokens.expect("given");
    parsers.blocks().read(() -> given.add(assignment()));
    tokens.expect("expect");
    parsers.blocks().read(() -> expect(expectation));
    tokens.expect(TokenKind.RIGHT_BRACE);
    return new TestDeclaration(
        tokens.since(start),
        name,
        given,
        expectation.outcome,
        expectation.target,
        expectation.delay,
        expectation.reasons,
        expectation.fired,
        expectation.slots);
  }

  /** What is expected as far as it is read. */
  private static final class Expectation {
    private Optional<Name> outcome = Optional.empty();
    private Optional<Name> target = Optional.empty();
    private Optional<Literal.Span> delay = Optional.empty();
    private Optional<List<Name>> reasons = Optional.empty();
    private Optional<List<Name>> fired = Optional.empty();
    private final List<TestDeclaration.Assignment> slots = new ArrayList<>();
  }

  private void expect(Expectation expectation) {
    if (tokens.atWord("outcome") && expectation.outcome.isEmpty()) {
      tokens.next();
      expectation.outcome = Optional.of(actions.outcome());
    } else if (tokens.atWord("target") && expectation.target.isEmpty()) {
      tokens.next();
      expectation.target = Optional.of(tokens.name());
    } else if (tokens.atWord("delay") && tokens.peekSecond().is(TokenKind.DURATION)) {
      tokens.next();
      expectation.delay = Optional.of(actions.duration());
    } else if (startsNames("reasons") && expectation.reasons.isEmpty()) {
      tokens.next();
      expectation.reasons = Optional.of(names());
    } else if (startsNames("fired") && expectation.fired.isEmpty()) {
      tokens.next();
      expectation.fired = Optional.of(names());
    } else {
      expectation.slots.add(assignment());
    }
  }

  private boolean startsNames(String word) {
    return tokens.atWord(word) && tokens.peekSecond().is(TokenKind.LEFT_BRACKET);
  }

  private List<Name> names() {
    tokens.expect(TokenKind.LEFT_BRACKET);
    List<Name> names = new ArrayList<>();
    while (!tokens.at(TokenKind.RIGHT_BRACKET)) {
      names.add(tokens.name());
      if (!tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_BRACKET)) {
        throw tokens.unexpected("]", ",");
      }
    }
    tokens.next();
    return names;
  }

  private TestDeclaration.Assignment assignment() {
    Name slot = tokens.name();
    Expression value = parsers.expressions().testValue();
    return new TestDeclaration.Assignment(tokens.since(slot.span()), slot, value);
  }
}
