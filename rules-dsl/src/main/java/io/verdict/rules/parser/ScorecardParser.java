package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScorecardDeclaration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of scorecards. */
final class ScorecardParser {

  private static final int MAX_REASONS = 16;

  /** Points are whole or in tenths. */
  private static final int MAX_DIGITS = 1;

  private final TokenStream tokens;
  private final Parsers parsers;
  private final ActionParser actions;

  ScorecardParser(TokenStream tokens, Parsers parsers, ActionParser actions) {
    this.tokens = tokens;
    this.parsers = parsers;
    this.actions = actions;
  }

  ScorecardDeclaration scorecard(SourceSpan start) {
    Name name = tokens.name();
    Optional<ScorecardDeclaration.Scaling> scaling = scaling();
    Optional<ScorecardDeclaration.Evidence> evidence = evidence();
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
      parsers.blocks().read(() -> characteristics.add(characteristic(evidence.isPresent())));
    }
    return new ScorecardDeclaration(
        tokens.since(start),
        name,
        scaling,
        evidence,
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

  private Optional<ScorecardDeclaration.Evidence> evidence() {
    Token first = tokens.peek();
    if (!tokens.accept("woe")) {
      return Optional.empty();
    }
    tokens.expect("of");
    boolean ofGood = tokens.oneOf("good", "bad").is("good");
    tokens.expect("intercept");
    BigDecimal intercept = parsers.literals().signedNumber();
    tokens.expect("rounding");
    RoundingMode rounding = actions.roundingMode();
    int digits = tokens.accept("digits") ? parsers.literals().wholeNumber(0, MAX_DIGITS) : 0;
    return Optional.of(
        new ScorecardDeclaration.Evidence(
            tokens.since(first.span()), ofGood, intercept, rounding, digits));
  }

  private ScorecardDeclaration.Characteristic characteristic(boolean weighs) {
    Name field = tokens.name();
    Optional<BigDecimal> coefficient = Optional.empty();
    if (weighs) {
      tokens.expect("coefficient");
      coefficient = Optional.of(parsers.literals().signedNumber());
    }
    Optional<Name> reason = tokens.accept("reason") ? Optional.of(tokens.name()) : Optional.empty();
    List<ScorecardDeclaration.Bin> bins = new ArrayList<>();
    parsers.blocks().read(() -> bins.add(bin(weighs)));
    return new ScorecardDeclaration.Characteristic(
        tokens.since(field.span()), field, coefficient, reason, bins);
  }

  private ScorecardDeclaration.Bin bin(boolean weighs) {
    Pattern pattern = parsers.patterns().pattern();
    tokens.expect(TokenKind.ARROW);
    Optional<BigDecimal> woe = Optional.empty();
    BigDecimal points = BigDecimal.ZERO;
    if (weighs) {
      tokens.expect("woe");
      woe = Optional.of(parsers.literals().signedNumber());
    } else {
      points = parsers.literals().signedNumber();
    }
    Optional<BigDecimal> share = Optional.empty();
    if (tokens.accept("share")) {
      if (!tokens.at(TokenKind.PERCENT)) {
        throw tokens.unexpected(TokenKind.PERCENT.argument());
      }
      share = Optional.of(((Literal.Rate) parsers.literals().literal()).value());
    }
    return new ScorecardDeclaration.Bin(tokens.since(pattern.span()), pattern, points, woe, share);
  }
}
