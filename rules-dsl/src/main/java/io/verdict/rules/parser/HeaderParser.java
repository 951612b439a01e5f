package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.PolicyHeader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;

/** The reader of the line that starts a policy. */
final class HeaderParser {

  private final TokenStream tokens;
  private final Parsers parsers;

  HeaderParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  PolicyHeader header(SourceSpan start) {
    Token stage = tokens.oneOf("fraud", "credit", "in_loan", "match");
    String title = tokens.expect(TokenKind.TEXT).text();
    tokens.expect("version");
    int version = parsers.literals().wholeNumber(1, Integer.MAX_VALUE);
    tokens.expect("effective");
    LocalDate effective = LocalDate.parse(tokens.expect(TokenKind.DATE).text());
    tokens.expect("zone");
    ZoneId zone = zone();
    return new PolicyHeader(
        tokens.since(start), new Name(stage.text(), stage.span()), title, version, effective, zone);
  }

  /** {@code Asia/Shanghai}, {@code Etc/GMT-8} or {@code UTC}. */
  private ZoneId zone() {
    Token first = tokens.expect(TokenKind.NAME);
    Deque<String> parts = new ArrayDeque<>();
    parts.add(first.text());
    while (tokens.at(TokenKind.SLASH)
        || (parts.size() > 1 && (tokens.at(TokenKind.MINUS) || tokens.at(TokenKind.PLUS)))) {
      parts.add(tokens.next().kind().argument());
      Token part = tokens.next();
      parts.add(part.text());
    }
    String id = String.join("", parts);
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      String near = NearestName.of(id, ZoneId.getAvailableZoneIds());
      throw new ParseFailure(
          Diagnostic.at(tokens.since(first.span()), PolicyCode.UNKNOWN_ZONE, id, near));
    }
  }
}
