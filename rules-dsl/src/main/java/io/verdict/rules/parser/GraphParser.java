package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.GraphDeclaration;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of graphs. */
final class GraphParser {

  private final TokenStream tokens;
  private final Parsers parsers;

  GraphParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  GraphDeclaration graph(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect("of");
    Name event = tokens.name();
    tokens.expect("over");
    Name node = tokens.name();
    tokens.expect("link");
    List<Name> links = new ArrayList<>();
    do {
      links.add(tokens.name());
    } while (tokens.accept(TokenKind.COMMA));
    Optional<Name> except = tokens.accept("except") ? Optional.of(list()) : Optional.empty();
    tokens.expect("labels");
    Name labels = tokens.name();
    tokens.expect("within");
    Token duration = tokens.peek();
    if (!duration.is(TokenKind.DURATION)) {
      throw tokens.unexpected(TokenKind.DURATION.argument());
    }
    Literal.Span within = (Literal.Span) parsers.literals().literal();
    return new GraphDeclaration(
        tokens.since(start), name, event, node, links, except, labels, within);
  }

  private Name list() {
    tokens.expect("list");
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Name name = tokens.name();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return name;
  }
}
