package io.verdict.rules.parser;

import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The reader of constants. */
final class LiteralParser {

  private static final int PERCENT_DIGITS = 2;
  private static final int BASIS_POINT_DIGITS = 4;
  private static final int MINUTES_PER_HOUR = 60;
  private static final int MINUTES_PER_DAY = 1440;

  private final TokenStream tokens;

  LiteralParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Whether a literal starts here, a minus aside. */
  boolean isAhead() {
    Token token = tokens.peek();
    return isNumeric(token.kind()) || isOther(token);
  }

  private static boolean isNumeric(TokenKind kind) {
    return kind == TokenKind.NUMBER
        || kind == TokenKind.PERCENT
        || kind == TokenKind.BASIS_POINTS
        || kind == TokenKind.DURATION;
  }

  private static boolean isOther(Token token) {
    return token.is(TokenKind.DATE)
        || token.is(TokenKind.TIMESTAMP)
        || token.is(TokenKind.TEXT)
        || token.is("true")
        || token.is("false");
  }

  /** Whether a number that a minus may stand before comes behind the next token. */
  boolean isNumberSecond() {
    return isNumeric(tokens.peekSecond().kind());
  }

  /** A literal without sign. */
  Literal literal() {
    Token token = tokens.next();
    return switch (token.kind()) {
      case NUMBER -> number(token);
      case PERCENT -> new Literal.Rate(token.span(), shifted(token, PERCENT_DIGITS));
      case BASIS_POINTS -> new Literal.Rate(token.span(), shifted(token, BASIS_POINT_DIGITS));
      case DURATION -> new Literal.Span(token.span(), Long.parseLong(token.text()));
      case DATE -> new Literal.Date(token.span(), LocalDate.parse(token.text()));
      case TIMESTAMP -> timestamp(token);
      case TEXT -> new Literal.Text(token.span(), token.text());
      default -> new Literal.Bool(token.span(), token.is("true"));
    };
  }

  /** A literal, with a minus before a number, or a name: an enum's value or a parameter. */
  Expression constant() {
    if (tokens.at(TokenKind.MINUS) && isNumberSecond()) {
      Token minus = tokens.next();
      return negated(minus, literal());
    }
    if (isAhead()) {
      return literal();
    }
    if (tokens.at(TokenKind.NAME)
        && !ExpressionParser.isReserved(tokens.peek().text())
        && !tokens.startsDeclaration()) {
      Token name = tokens.next();
      return new Expression.Reference(name.span(), name.text());
    }
    throw tokens.unexpected("@constant");
  }

  /** A plain number with an optional minus. */
  BigDecimal signedNumber() {
    boolean negative = tokens.accept(TokenKind.MINUS);
    BigDecimal value = new BigDecimal(tokens.expect(TokenKind.NUMBER).text());
    return negative ? value.negate() : value;
  }

  /** A whole number with an optional minus, not outside the given range. */
  int wholeNumber(int low, int high) {
    Token first = tokens.peek();
    BigDecimal value = signedNumber();
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    if (!whole
        || value.compareTo(BigDecimal.valueOf(low)) < 0
        || value.compareTo(BigDecimal.valueOf(high)) > 0) {
      throw tokens.failure(
          tokens.since(first.span()),
          PolicyCode.NUMBER_OUT_OF_RANGE,
          String.valueOf(low),
          String.valueOf(high));
    }
    return value.intValueExact();
  }

  /** {@code 06:00} as a minute of the day, {@code 24:00} included. */
  int minuteOfDay() {
    Token token = tokens.expect(TokenKind.TIME);
    int hour = Integer.parseInt(token.text().substring(0, 2));
    int minute = Integer.parseInt(token.text().substring(3));
    int minuteOfDay = hour * MINUTES_PER_HOUR + minute;
    if (minute >= MINUTES_PER_HOUR || minuteOfDay > MINUTES_PER_DAY) {
      throw tokens.failure(token.span(), PolicyCode.MALFORMED_TIME, token.text());
    }
    return minuteOfDay;
  }

  static Literal negated(Token minus, Literal literal) {
    var span = minus.span().to(literal.span());
    if (literal instanceof Literal.Numeric number) {
      return new Literal.Numeric(span, number.value().negate());
    }
    if (literal instanceof Literal.Rate rate) {
      return new Literal.Rate(span, rate.value().negate());
    }
    if (literal instanceof Literal.Money money) {
      return new Literal.Money(span, money.amount().negate(), money.currency());
    }
    return new Literal.Span(span, -((Literal.Span) literal).millis());
  }

  private static BigDecimal shifted(Token token, int digits) {
    return new BigDecimal(token.text()).movePointLeft(digits);
  }

  private Literal number(Token token) {
    BigDecimal value = new BigDecimal(token.text());
    Token unit = tokens.peek();
    if (unit.is(TokenKind.NAME) && !unit.firstOnLine() && isCurrency(unit.text())) {
      tokens.next();
      return new Literal.Money(token.span().to(unit.span()), value, unit.text());
    }
    return new Literal.Numeric(token.span(), value);
  }

  /** Whether a word has the form of a currency's code: three capital letters. */
  static boolean isCurrency(String word) {
    return word.length() == 3 && word.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
  }

  private static Literal timestamp(Token token) {
    String text = token.text();
    int offset = 16;
    while (offset < text.length() && "Z+-".indexOf(text.charAt(offset)) < 0) {
      offset++;
    }
    LocalDateTime local = LocalDateTime.parse(text.substring(0, offset));
    Optional<ZoneOffset> zone =
        offset < text.length()
            ? Optional.of(ZoneOffset.of(text.substring(offset)))
            : Optional.empty();
    return new Literal.Timestamp(token.span(), local, zone);
  }
}
