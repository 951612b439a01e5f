package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.ProbeDeclaration;
import java.util.Optional;

/** The reader of questions to the match stage. */
final class ProbeParser {

  private final TokenStream tokens;
  private final Parsers parsers;
  private final ActionParser actions;

  ProbeParser(TokenStream tokens, Parsers parsers, ActionParser actions) {
    this.tokens = tokens;
    this.parsers = parsers;
    this.actions = actions;
  }

  ProbeDeclaration probe(SourceSpan start) {
    Name first = tokens.name();
    boolean isNamed = !tokens.at(TokenKind.GREATER_OR_EQUAL);
    Optional<String> title =
        isNamed && tokens.at(TokenKind.TEXT) ? Optional.of(tokens.next().text()) : Optional.empty();
    Name counter = isNamed ? tokens.name() : first;
    tokens.expect(TokenKind.GREATER_OR_EQUAL);
    Expression least = parsers.literals().constant();
    tokens.expect("else");
    Optional<ProbeDeclaration.Lowered> lowered =
        tokens.atWord("trim") ? Optional.of(lowered()) : Optional.empty();
    if (lowered.isPresent()) {
      tokens.expect("else");
    }
    Name outcome = actions.outcome();
    tokens.expect("reason");
    Name reason = tokens.name();
    return new ProbeDeclaration(
        tokens.since(start),
        isNamed ? Optional.of(first) : Optional.empty(),
        title,
        counter,
        least,
        lowered,
        outcome,
        reason);
  }

  private ProbeDeclaration.Lowered lowered() {
    SourceSpan start = tokens.expect("trim").span();
    Name slot = tokens.name();
    tokens.expect("step");
    Expression step = parsers.literals().constant();
    Optional<Expression> least =
        tokens.accept("least") ? Optional.of(parsers.literals().constant()) : Optional.empty();
    return new ProbeDeclaration.Lowered(tokens.since(start), slot, step, least);
  }
}
