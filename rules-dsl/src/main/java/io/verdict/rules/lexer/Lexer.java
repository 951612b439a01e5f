package io.verdict.rules.lexer;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import java.util.Locale;

/**
 * The reader of tokens. A character that cannot be read is reported and stepped over, so that the
 * parser always gets on.
 *
 * <p><b>Thread safety</b>: none. <b>Lifecycle</b>: one pass over one source.
 */
public final class Lexer {

  private static final char IDEOGRAPHIC_SPACE = '\u3000';

  private final TextCursor cursor;
  private final Diagnostics diagnostics;
  private final NumberLexer numbers;
  private final TextLexer texts;
  private boolean firstOnLine = true;

  /** Starts at the first character. */
  public Lexer(PolicySource source, Diagnostics diagnostics) {
    this(source, 1, 1, diagnostics);
  }

  /** Starts at the first character of a part that stands at a line and column of a larger text. */
  public Lexer(PolicySource part, int line, int column, Diagnostics diagnostics) {
    this.cursor = new TextCursor(part, line, column);
    this.diagnostics = diagnostics;
    this.numbers = new NumberLexer(cursor, diagnostics);
    this.texts = new TextLexer(cursor, diagnostics);
  }

  /** The next token; {@link TokenKind#END} again and again behind the last. */
  public Token next() {
    while (true) {
      skipSpaceAndComments();
      cursor.mark();
      if (cursor.isAtEnd()) {
        return token(TokenKind.END, "");
      }
      char character = cursor.at(0);
      if (isNameStart(character)) {
        return name();
      }
      if (isDigit(character)) {
        NumberLexer.Reading reading = numbers.read();
        return token(reading.kind(), reading.text());
      }
      if (character == '"') {
        return token(TokenKind.TEXT, texts.read());
      }
      Token sign = sign();
      if (sign != null) {
        return sign;
      }
    }
  }

  private void skipSpaceAndComments() {
    while (!cursor.isAtEnd()) {
      char character = cursor.raw(0);
      if (character == '\n') {
        firstOnLine = true;
        cursor.advance();
      } else if (character == ' ' || character == '\t' || character == '\r') {
        cursor.advance();
      } else if (character == IDEOGRAPHIC_SPACE) {
        cursor.advance();
      } else if (character == '#' || (character == '/' && cursor.raw(1) == '/')) {
        while (!cursor.isAtEnd() && cursor.raw(0) != '\n') {
          cursor.advance();
        }
      } else {
        return;
      }
    }
  }

  private Token name() {
    StringBuilder name = new StringBuilder();
    while (isNamePart(cursor.at(0)) || (cursor.at(0) == '.' && isNameStart(cursor.at(1)))) {
      if (name.length() <= PolicyLimits.MAX_NAME_LENGTH) {
        name.append(cursor.at(0));
      }
      step();
    }
    if (name.length() > PolicyLimits.MAX_NAME_LENGTH) {
      report(
          cursor.span(),
          PolicyCode.NAME_TOO_LONG,
          String.valueOf(PolicyLimits.MAX_NAME_LENGTH),
          String.valueOf(cursor.markedLength()));
      name.setLength(PolicyLimits.MAX_NAME_LENGTH);
    }
    return token(TokenKind.NAME, name.toString());
  }

  private Token sign() {
    char first = cursor.at(0);
    char second = cursor.at(1);
    if ((first == '&' && second == '&') || (first == '|' && second == '|')) {
      return word(first == '&' ? "and" : "or", 2);
    }
    if (first == '!' && second != '=') {
      return word("not", 1);
    }
    TokenKind two = twoCharacters(first, second);
    if (two != null) {
      step();
      step();
      return token(two, two.argument());
    }
    TokenKind one = oneCharacter(first);
    if (one != null) {
      step();
      return token(one, one.argument());
    }
    return unreadable();
  }

  /**
   * Reports a character that no token has. A run of letters goes on as a name, so that it is one
   * mistake; any other character is stepped over.
   */
  private Token unreadable() {
    boolean letter = Character.isLetterOrDigit(cursor.codePoint());
    String shown = String.format(Locale.ROOT, "U+%04X", cursor.codePoint());
    do {
      cursor.advance();
    } while (letter
        && !cursor.isAtEnd()
        && Character.isLetterOrDigit(cursor.codePoint())
        && cursor.markedLength() < PolicyLimits.MAX_NAME_LENGTH);
    String advice = letter ? "@letters-in-quotes" : "";
    report(cursor.span(), PolicyCode.UNEXPECTED_CHARACTER, shown, advice);
    return letter ? token(TokenKind.NAME, cursor.marked()) : null;
  }

  private Token word(String word, int length) {
    cursor.advance(length);
    report(cursor.span(), PolicyCode.WORD_FOR_SYMBOL, cursor.marked(), word);
    return token(TokenKind.NAME, word);
  }

  private static TokenKind twoCharacters(char first, char second) {
    return switch (first) {
      case '-' -> second == '>' ? TokenKind.ARROW : null;
      case '.' -> second == '.' ? TokenKind.DOTS : null;
      case '=' -> second == '=' ? TokenKind.EQUAL : null;
      case '!' -> second == '=' ? TokenKind.NOT_EQUAL : null;
      case '<' -> second == '=' ? TokenKind.LESS_OR_EQUAL : null;
      case '>' -> second == '=' ? TokenKind.GREATER_OR_EQUAL : null;
      default -> null;
    };
  }

  private static TokenKind oneCharacter(char character) {
    return switch (character) {
      case '(' -> TokenKind.LEFT_PARENTHESIS;
      case ')' -> TokenKind.RIGHT_PARENTHESIS;
      case '[' -> TokenKind.LEFT_BRACKET;
      case ']' -> TokenKind.RIGHT_BRACKET;
      case '{' -> TokenKind.LEFT_BRACE;
      case '}' -> TokenKind.RIGHT_BRACE;
      case ',' -> TokenKind.COMMA;
      case ':' -> TokenKind.COLON;
      case '|' -> TokenKind.BAR;
      case '+' -> TokenKind.PLUS;
      case '-' -> TokenKind.MINUS;
      case '*' -> TokenKind.STAR;
      case '/' -> TokenKind.SLASH;
      case '=' -> TokenKind.ASSIGN;
      case '<' -> TokenKind.LESS;
      case '>' -> TokenKind.GREATER;
      default -> null;
    };
  }

  /** Steps on, and reports a full-width sign that was read as its ASCII counterpart. */
  private void step() {
    if (FullWidth.is(cursor.raw(0))) {
      report(
          cursor.spanHere(),
          PolicyCode.FULL_WIDTH_CHARACTER,
          String.valueOf(cursor.raw(0)),
          String.valueOf(cursor.at(0)));
    }
    cursor.advance();
  }

  private Token token(TokenKind kind, String text) {
    Token token = new Token(kind, text, cursor.span(), firstOnLine);
    firstOnLine = false;
    return token;
  }

  private void report(SourceSpan span, PolicyCode code, String... arguments) {
    diagnostics.report(Diagnostic.at(span, code, arguments));
  }

  static boolean isNameStart(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }

  static boolean isNamePart(char character) {
    return isNameStart(character) || isDigit(character);
  }

  static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
