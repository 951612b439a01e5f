package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.Type;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;

/** The reader of types. */
final class TypeParser {

  private static final List<String> WORDS =
      List.of(
          "bool", "int", "money", "decimal", "rate", "double", "date", "instant", "enum", "ordered",
          "code", "key", "set");

  private final TokenStream tokens;
  private final LiteralParser literals;

  TypeParser(TokenStream tokens, LiteralParser literals) {
    this.tokens = tokens;
    this.literals = literals;
  }

  TypeSyntax type() {
    Token word = tokens.peek();
    if (!word.is(TokenKind.NAME) || !WORDS.contains(word.text())) {
      throw tokens.wordFailure(WORDS);
    }
    tokens.next();
    return switch (word.text()) {
      case "money" -> money(word.span());
      case "decimal" -> decimal(word.span());
      case "ordered" -> {
        tokens.expect("enum");
        yield enumeration(word.span(), true);
      }
      case "enum" -> enumeration(word.span(), false);
      case "set" -> new TypeSyntax.Members(word.span(), symbols());
      default -> new TypeSyntax.Simple(word.span(), simple(word.text()));
    };
  }

  /** One of the given types of one word. */
  TypeSyntax.Simple oneOf(String... words) {
    Token word = tokens.oneOf(words);
    return new TypeSyntax.Simple(word.span(), simple(word.text()));
  }

  private static TypeSyntax.Simple.Kind simple(String word) {
    return switch (word) {
      case "bool" -> TypeSyntax.Simple.Kind.BOOL;
      case "int" -> TypeSyntax.Simple.Kind.INT;
      case "rate" -> TypeSyntax.Simple.Kind.RATE;
      case "double" -> TypeSyntax.Simple.Kind.DOUBLE;
      case "date" -> TypeSyntax.Simple.Kind.DATE;
      case "instant" -> TypeSyntax.Simple.Kind.INSTANT;
      case "code" -> TypeSyntax.Simple.Kind.CODE;
      default -> TypeSyntax.Simple.Kind.KEY;
    };
  }

  private TypeSyntax money(SourceSpan start) {
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Token currency = tokens.peek();
    if (!currency.is(TokenKind.NAME) || !LiteralParser.isCurrency(currency.text())) {
      throw tokens.unexpected("@currency");
    }
    tokens.next();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return new TypeSyntax.Money(tokens.since(start), currency.text());
  }

  private TypeSyntax decimal(SourceSpan start) {
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    int scale = literals.wholeNumber(0, Type.MAX_SCALE);
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return new TypeSyntax.Decimal(tokens.since(start), scale);
  }

  private TypeSyntax enumeration(SourceSpan start, boolean ordered) {
    List<Name> values = symbols();
    return new TypeSyntax.Enumeration(tokens.since(start), ordered, values);
  }

  private List<Name> symbols() {
    tokens.expect(TokenKind.LEFT_BRACE);
    List<Name> symbols = new ArrayList<>();
    do {
      symbols.add(tokens.name());
    } while (tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_BRACE));
    if (!tokens.at(TokenKind.RIGHT_BRACE)) {
      throw tokens.unexpected("}", ",");
    }
    tokens.next();
    return symbols;
  }
}
