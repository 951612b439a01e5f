package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.EventDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.InputDeclaration;
import io.verdict.rules.syntax.ListDeclaration;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.TypeSyntax;
import io.verdict.rules.syntax.WindowDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The reader of what a policy takes in: inputs, events, windows and lists. */
final class DataParser {

  private static final String[] AGGREGATES =
      Stream.of(WindowDeclaration.Aggregate.values())
          .map(aggregate -> aggregate.name().toLowerCase(Locale.ROOT))
          .toArray(String[]::new);

  private final TokenStream tokens;
  private final Parsers parsers;

  DataParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  InputDeclaration input(SourceSpan start) {
    List<InputDeclaration.Field> fields = new ArrayList<>();
    parsers.blocks().read(() -> fields.add(field()));
    return new InputDeclaration(tokens.since(start), fields);
  }

  private InputDeclaration.Field field() {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = parsers.types().type();
    boolean optional = tokens.oneOf("required", "optional").is("optional");
    List<InputDeclaration.Special> specials = new ArrayList<>();
    boolean pii = false;
    Optional<Name> source = Optional.empty();
    Optional<String> purpose = Optional.empty();
    while (isFieldClause()) {
      Token word = tokens.next();
      switch (word.text()) {
        case "special" -> parsers.blocks().read(() -> specials.add(special()));
        case "pii" -> pii = true;
        case "source" -> {
          tokens.expect(TokenKind.LEFT_PARENTHESIS);
          source = Optional.of(tokens.name());
          tokens.expect(TokenKind.RIGHT_PARENTHESIS);
        }
        default -> {
          tokens.expect(TokenKind.LEFT_PARENTHESIS);
          purpose = Optional.of(tokens.expect(TokenKind.TEXT).text());
          tokens.expect(TokenKind.RIGHT_PARENTHESIS);
        }
      }
    }
    return new InputDeclaration.Field(
        tokens.since(name.span()), name, type, optional, specials, pii, source, purpose);
  }

  /** Whether a clause of the field comes, and not the next field, which may have the same name. */
  private boolean isFieldClause() {
    Token word = tokens.peek();
    boolean clause =
        word.is("special") || word.is("pii") || word.is("source") || word.is("purpose");
    return clause && !tokens.peekSecond().is(TokenKind.COLON);
  }

  private InputDeclaration.Special special() {
    Token first = tokens.peek();
    Expression value = parsers.literals().constant();
    if (!(value instanceof Literal literal)) {
      throw tokens.unexpected("@constant");
    }
    tokens.expect(TokenKind.COLON);
    Name name = tokens.name();
    tokens.accept(TokenKind.COMMA);
    return new InputDeclaration.Special(tokens.since(first.span()), literal, name);
  }

  EventDeclaration event(SourceSpan start) {
    Name name = tokens.name();
    List<EventDeclaration.Field> fields = new ArrayList<>();
    parsers.blocks().read(() -> fields.add(eventField()));
    return new EventDeclaration(tokens.since(start), name, fields);
  }

  private EventDeclaration.Field eventField() {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = parsers.types().type();
    return new EventDeclaration.Field(tokens.since(name.span()), name, type);
  }

  WindowDeclaration window(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect(TokenKind.ASSIGN);
    WindowDeclaration.Aggregate aggregate =
        WindowDeclaration.Aggregate.valueOf(
            tokens.oneOf(AGGREGATES).text().toUpperCase(Locale.ROOT));
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Optional<Name> argument =
        aggregate.hasArgument() ? Optional.of(tokens.name()) : Optional.empty();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    tokens.expect("of");
    Name event = tokens.name();
    tokens.expect("by");
    Name key = tokens.name();
    tokens.expect("over");
    Token duration = tokens.peek();
    if (!duration.is(TokenKind.DURATION)) {
      throw tokens.unexpected(TokenKind.DURATION.argument());
    }
    Literal.Span over = (Literal.Span) parsers.literals().literal();
    Optional<Expression> filter =
        tokens.accept("where") ? Optional.of(parsers.expressions().expression()) : Optional.empty();
    boolean includesCurrent = tokens.oneOf("include", "exclude").is("include");
    tokens.expect("current");
    boolean exact = tokens.accept("exact");
    return new WindowDeclaration(
        tokens.since(start),
        name,
        aggregate,
        argument,
        event,
        key,
        over,
        filter,
        includesCurrent,
        exact);
  }

  ListDeclaration list(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    TypeSyntax.Simple type = parsers.types().oneOf("key", "code");
    tokens.expect("from");
    String file = tokens.expect(TokenKind.TEXT).text();
    return new ListDeclaration(tokens.since(start), name, type, file);
  }
}
