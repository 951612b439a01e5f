package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScorecardDeclaration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of scorecards. */
final class ScorecardParser {

  private static final int MAX_REASONS = 16;

  private final TokenStream tokens;
  private final Parsers parsers;

  ScorecardParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  ScorecardDeclaration scorecard(SourceSpan start) {
    Name name = tokens.name();
    Optional<ScorecardDeclaration.Scaling> scaling = scaling();
    BigDecimal initial =
        tokens.accept("initial") ? parsers.literals().signedNumber() : BigDecimal.ZERO;
    int reasonCount =
        tokens.accept("reasons")
            ? parsers.literals().wholeNumber(0, MAX_REASONS)
            : ScorecardDeclaration.DEFAULT_REASON_COUNT;
    tokens.expect("from");
    boolean average = tokens.at(TokenKind.TEXT) || tokens.oneOf("average", "best").is("average");
    Optional<Literal.Text> file = file();
    List<ScorecardDeclaration.Characteristic> characteristics = new ArrayList<>();
    if (file.isEmpty()) {
      parsers.blocks().read(() -> characteristics.add(characteristic()));
    }
    return new ScorecardDeclaration(
        tokens.since(start),
        name,
        scaling,
        initial,
        reasonCount,
        average ? ScorecardDeclaration.Baseline.AVERAGE : ScorecardDeclaration.Baseline.BEST,
        characteristics,
        file);
  }

  /** The file that holds the bins, if they do not follow. */
  private Optional<Literal.Text> file() {
    if (!tokens.at(TokenKind.TEXT)) {
      return Optional.empty();
    }
    Token text = tokens.next();
    return Optional.of(new Literal.Text(text.span(), text.text()));
  }

  private Optional<ScorecardDeclaration.Scaling> scaling() {
    Token first = tokens.peek();
    if (!tokens.accept("points")) {
      return Optional.empty();
    }
    BigDecimal points = parsers.literals().signedNumber();
    tokens.expect("at");
    tokens.expect("odds");
    BigDecimal good;
    BigDecimal bad;
    if (tokens.at(TokenKind.TIME)) {
      String[] sides = tokens.next().text().split(":", -1);
      good = new BigDecimal(sides[0]);
      bad = new BigDecimal(sides[1]);
    } else {
      good = new BigDecimal(tokens.expect(TokenKind.NUMBER).text());
      tokens.expect(TokenKind.COLON);
      bad = new BigDecimal(tokens.expect(TokenKind.NUMBER).text());
    }
    tokens.expect("pdo");
    BigDecimal pointsToDouble = parsers.literals().signedNumber();
    return Optional.of(
        new ScorecardDeclaration.Scaling(
            tokens.since(first.span()), points, good, bad, pointsToDouble));
  }

  private ScorecardDeclaration.Characteristic characteristic() {
    Name field = tokens.name();
    Optional<Name> reason = tokens.accept("reason") ? Optional.of(tokens.name()) : Optional.empty();
    List<ScorecardDeclaration.Bin> bins = new ArrayList<>();
    parsers.blocks().read(() -> bins.add(bin()));
    return new ScorecardDeclaration.Characteristic(tokens.since(field.span()), field, reason, bins);
  }

  private ScorecardDeclaration.Bin bin() {
    Pattern pattern = parsers.patterns().pattern();
    tokens.expect(TokenKind.ARROW);
    BigDecimal points = parsers.literals().signedNumber();
    Optional<BigDecimal> share = Optional.empty();
    if (tokens.accept("share")) {
      if (!tokens.at(TokenKind.PERCENT)) {
        throw tokens.unexpected(TokenKind.PERCENT.argument());
      }
      share = Optional.of(((Literal.Rate) parsers.literals().literal()).value());
    }
    return new ScorecardDeclaration.Bin(tokens.since(pattern.span()), pattern, points, share);
  }
}
