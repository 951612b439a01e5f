package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.ModelDeclaration;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of imported models. */
final class ModelParser {

  private static final int MAX_CLASS = 255;

  private final TokenStream tokens;
  private final Parsers parsers;

  ModelParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  ModelDeclaration model(SourceSpan start) {
    Name name = tokens.name();
    int group = tokens.accept("class") ? parsers.literals().wholeNumber(0, MAX_CLASS) : 0;
    Optional<Name> margin = tokens.accept("margin") ? Optional.of(tokens.name()) : Optional.empty();
    tokens.expect("from");
    Literal.Text file = text();
    Optional<Literal.Text> verify =
        tokens.accept("verify") ? Optional.of(text()) : Optional.empty();
    List<ModelDeclaration.Input> inputs = new ArrayList<>();
    parsers.blocks().read(() -> inputs.add(input()));
    return new ModelDeclaration(
        tokens.since(start), name, group, margin, file, verify, inputs, Optional.empty());
  }

  private Literal.Text text() {
    Token token = tokens.expect(TokenKind.TEXT);
    return new Literal.Text(token.span(), token.text());
  }

  private ModelDeclaration.Input input() {
    Literal.Text feature = text();
    tokens.expect(TokenKind.ASSIGN);
    Name field = tokens.name();
    Optional<Name> unit = tokens.accept("in") ? Optional.of(tokens.name()) : Optional.empty();
    List<ModelDeclaration.Mapping> mappings = new ArrayList<>();
    if (tokens.at(TokenKind.LEFT_BRACE)) {
      parsers.blocks().read(() -> mappings.add(mapping()));
    }
    return new ModelDeclaration.Input(tokens.since(feature.span()), feature, field, unit, mappings);
  }

  private ModelDeclaration.Mapping mapping() {
    Token symbol = tokens.peek();
    if (!symbol.is(TokenKind.NAME) && !symbol.is(TokenKind.TEXT)) {
      tokens.expect(TokenKind.MINUS);
    } else {
      tokens.next();
    }
    boolean isOther = symbol.is(TokenKind.MINUS);
    tokens.expect(TokenKind.ARROW);
    double number =
        tokens.accept("missing") ? Double.NaN : parsers.literals().signedNumber().doubleValue();
    return new ModelDeclaration.Mapping(
        tokens.since(symbol.span()), isOther ? "-" : symbol.text(), number);
  }
}
