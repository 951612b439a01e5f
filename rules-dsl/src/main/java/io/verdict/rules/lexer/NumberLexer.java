package io.verdict.rules.lexer;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.source.PolicyLimits;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** The reader of whatever starts with a digit: numbers, rates, durations, dates and times. */
final class NumberLexer {

  private static final String DATE = "dddd-dd-dd";
  private static final String TIME = "dd:dd";
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private final TextCursor cursor;
  private final Diagnostics diagnostics;

  NumberLexer(TextCursor cursor, Diagnostics diagnostics) {
    this.cursor = cursor;
    this.diagnostics = diagnostics;
  }

  /** What was read. */
  record Reading(TokenKind kind, String text) {}

  Reading read() {
    if (looksLike(DATE, 0)) {
      return date();
    }
    if (looksLike(TIME, 0) && !Lexer.isDigit(cursor.raw(TIME.length()))) {
      return time();
    }
    return number();
  }

  private boolean looksLike(String shape, int from) {
    for (int index = 0; index < shape.length(); index++) {
      char wanted = shape.charAt(index);
      char found = cursor.raw(from + index);
      if (wanted == 'd' ? !Lexer.isDigit(found) : found != wanted) {
        return false;
      }
    }
    return true;
  }

  private Reading date() {
    boolean timestamp = cursor.raw(10) == 'T' && looksLike(TIME, 11);
    int length = timestamp ? timestampLength() : DATE.length();
    cursor.advance(length);
    String text = cursor.marked();
    refuseTrailing();
    try {
      if (timestamp) {
        int offset = offsetStart(text);
        LocalDateTime.parse(text.substring(0, offset));
        if (offset < text.length()) {
          ZoneOffset.of(text.substring(offset));
        }
      } else {
        LocalDate.parse(text);
      }
    } catch (DateTimeException impossible) {
      diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.MALFORMED_TIME, text));
      text = timestamp ? "1970-01-01T00:00" : "1970-01-01";
    }
    return new Reading(timestamp ? TokenKind.TIMESTAMP : TokenKind.DATE, text);
  }

  private int timestampLength() {
    int length = 16;
    if (looksLike(":dd", length)) {
      length += 3;
      if (looksLike(".ddd", length)) {
        length += 4;
      }
    }
    if (cursor.raw(length) == 'Z') {
      return length + 1;
    }
    if (looksLike("+dd:dd", length) || looksLike("-dd:dd", length)) {
      return length + 6;
    }
    return length;
  }

  /** Where the offset of an ISO timestamp starts, or its length. */
  static int offsetStart(String timestamp) {
    for (int index = 16; index < timestamp.length(); index++) {
      char character = timestamp.charAt(index);
      if (character == 'Z' || character == '+' || character == '-') {
        return index;
      }
    }
    return timestamp.length();
  }

  private Reading time() {
    cursor.advance(TIME.length());
    String text = cursor.marked();
    refuseTrailing();
    return new Reading(TokenKind.TIME, text);
  }

  private Reading number() {
    StringBuilder digits = new StringBuilder();
    boolean wellFormed = digits(digits);
    if (cursor.at(0) == '.' && Lexer.isDigit(cursor.at(1))) {
      digits.append('.');
      step();
      wellFormed &= digits(digits);
    }
    if (digits.length() > PolicyLimits.MAX_DIGITS) {
      String limit = String.valueOf(PolicyLimits.MAX_DIGITS);
      diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.NUMBER_TOO_LONG, limit));
      digits.setLength(1);
    }
    TokenKind kind = unit();
    if (kind == TokenKind.DURATION) {
      return duration(digits.toString());
    }
    if (!wellFormed || kind == null) {
      return malformed(digits.toString());
    }
    return new Reading(kind, digits.toString());
  }

  /** Appends digits, leaving out single underscores between them; false if one stands elsewhere. */
  private boolean digits(StringBuilder digits) {
    boolean wellFormed = true;
    while (Lexer.isDigit(cursor.at(0)) || cursor.at(0) == '_') {
      char character = cursor.at(0);
      if (character == '_') {
        wellFormed &= Lexer.isDigit(cursor.at(1));
      } else if (digits.length() <= PolicyLimits.MAX_DIGITS) {
        digits.append(character);
      }
      step();
    }
    return wellFormed;
  }

  /**
   * The kind that the unit behind the digits makes of the number; null if there is no such unit.
   */
  private TokenKind unit() {
    if (cursor.at(0) == '%') {
      step();
      return TokenKind.PERCENT;
    }
    if (!Lexer.isNameStart(cursor.at(0))) {
      return TokenKind.NUMBER;
    }
    if (cursor.at(0) == 'b' && cursor.at(1) == 'p' && !Lexer.isNamePart(cursor.at(2))) {
      cursor.advance(2);
      return TokenKind.BASIS_POINTS;
    }
    boolean oneLetter = !Lexer.isNamePart(cursor.at(1));
    return oneLetter && "dhms".indexOf(cursor.at(0)) >= 0 ? TokenKind.DURATION : null;
  }

  private Reading duration(String digits) {
    char unit = cursor.at(0);
    long millis =
        switch (unit) {
          case 'd' -> TimeUnit.DAYS.toMillis(1);
          case 'h' -> TimeUnit.HOURS.toMillis(1);
          case 'm' -> TimeUnit.MINUTES.toMillis(1);
          default -> TimeUnit.SECONDS.toMillis(1);
        };
    if (digits.indexOf('.') >= 0) {
      return malformed(digits);
    }
    cursor.advance();
    BigInteger total = new BigInteger(digits).multiply(BigInteger.valueOf(millis));
    if (total.compareTo(MAX_LONG) > 0) {
      String limit = String.valueOf(PolicyLimits.MAX_DIGITS);
      diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.NUMBER_TOO_LONG, limit));
      total = BigInteger.ONE;
    }
    return new Reading(TokenKind.DURATION, total.toString());
  }

  private Reading malformed(String digits) {
    while (Lexer.isNamePart(cursor.at(0))) {
      step();
    }
    String written = cursor.marked();
    diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.MALFORMED_NUMBER, written));
    return new Reading(TokenKind.NUMBER, digits);
  }

  private void refuseTrailing() {
    if (Lexer.isNamePart(cursor.at(0))) {
      while (Lexer.isNamePart(cursor.at(0))) {
        step();
      }
      String written = cursor.marked();
      diagnostics.report(Diagnostic.at(cursor.span(), PolicyCode.MALFORMED_TIME, written));
    }
  }

  private void step() {
    if (FullWidth.is(cursor.raw(0))) {
      String written = String.valueOf(cursor.raw(0));
      String meant = String.valueOf(cursor.at(0));
      diagnostics.report(
          Diagnostic.at(cursor.spanHere(), PolicyCode.FULL_WIDTH_CHARACTER, written, meant));
    }
    cursor.advance();
  }
}
