package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.CalibrateDeclaration;
import io.verdict.rules.syntax.DeriveDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.OnUnknown;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ProductDeclaration;
import io.verdict.rules.syntax.ReasonDeclaration;
import io.verdict.rules.syntax.RuleDeclaration;
import io.verdict.rules.syntax.TotalDeclaration;
import io.verdict.rules.syntax.TypeSyntax;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The reader of what a policy decides: reasons, derived values, rules, totals and products. */
final class RuleParser {

  private final TokenStream tokens;
  private final Parsers parsers;
  private final ActionParser actions;

  RuleParser(TokenStream tokens, Parsers parsers, ActionParser actions) {
    this.tokens = tokens;
    this.parsers = parsers;
    this.actions = actions;
  }

  ReasonDeclaration reason(SourceSpan start) {
    Name code = tokens.name();
    String text = tokens.expect(TokenKind.TEXT).text();
    List<ReasonDeclaration.Translated> texts = translations();
    Optional<ReasonDeclaration.Notice> notice = Optional.empty();
    Token adverse = tokens.peek();
    if (tokens.accept("adverse")) {
      String noticeText = tokens.expect(TokenKind.TEXT).text();
      List<ReasonDeclaration.Translated> notices = translations();
      notice =
          Optional.of(
              new ReasonDeclaration.Notice(tokens.since(adverse.span()), noticeText, notices));
    }
    Optional<Name> family = tokens.accept("family") ? Optional.of(tokens.name()) : Optional.empty();
    boolean told = tokens.oneOf("told", "untold").is("told");
    return new ReasonDeclaration(tokens.since(start), code, text, texts, notice, family, told);
  }

  /** Texts in further languages; a tag's parts are names and numbers joined by a minus. */
  private List<ReasonDeclaration.Translated> translations() {
    List<ReasonDeclaration.Translated> translations = new ArrayList<>();
    while (isLanguageTag()) {
      Token first = tokens.next();
      StringBuilder tag = new StringBuilder(first.text());
      while (tokens.accept(TokenKind.MINUS)) {
        boolean number = tokens.at(TokenKind.NUMBER);
        tag.append('-').append(tokens.expect(number ? TokenKind.NUMBER : TokenKind.NAME).text());
      }
      String text = tokens.expect(TokenKind.TEXT).text();
      translations.add(
          new ReasonDeclaration.Translated(tokens.since(first.span()), tag.toString(), text));
    }
    return translations;
  }

  private boolean isLanguageTag() {
    boolean word = tokens.atWord("told") || tokens.atWord("untold") || tokens.atWord("adverse");
    boolean followed =
        tokens.peekSecond().is(TokenKind.TEXT) || tokens.peekSecond().is(TokenKind.MINUS);
    return tokens.at(TokenKind.NAME) && !word && followed;
  }

  DeriveDeclaration derive(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect(TokenKind.COLON);
    TypeSyntax type = parsers.types().type();
    tokens.expect(TokenKind.ASSIGN);
    Expression value = parsers.expressions().expression();
    Optional<RoundingMode> rounding = actions.rounding();
    return new DeriveDeclaration(tokens.since(start), name, type, value, rounding);
  }

  CalibrateDeclaration calibrate(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect("from");
    Name card = tokens.name();
    BigDecimal intercept =
        tokens.accept("intercept") ? parsers.literals().signedNumber() : BigDecimal.ZERO;
    BigDecimal slope = tokens.accept("slope") ? parsers.literals().signedNumber() : BigDecimal.ONE;
    tokens.expect("rounding");
    RoundingMode rounding = actions.roundingMode();
    return new CalibrateDeclaration(tokens.since(start), name, card, intercept, slope, rounding);
  }

  RuleDeclaration rule(SourceSpan start) {
    Name id = tokens.name();
    Optional<String> title = title();
    RuleDeclaration.Action action = actions.action();
    Optional<Name> reason = Optional.empty();
    Optional<Name> card = Optional.empty();
    Optional<OnUnknown> onUnknown = Optional.empty();
    while (!tokens.atWord("when")) {
      Token clause = tokens.oneOf("reason", "on", "when");
      boolean twice = clause.is("reason") ? reason.isPresent() : onUnknown.isPresent();
      if (twice) {
        throw tokens.failure(clause.span(), PolicyCode.CLAUSE_TWICE, clause.text());
      }
      if (clause.is("reason")) {
        reason = Optional.of(tokens.name());
        card = tokens.accept("from") ? Optional.of(tokens.name()) : Optional.empty();
      } else {
        tokens.expect("unknown");
        onUnknown = Optional.of(onUnknown());
      }
    }
    tokens.expect("when");
    Expression condition = parsers.expressions().expression();
    return new RuleDeclaration(
        tokens.since(start), id, title, action, reason, card, onUnknown, condition);
  }

  private Optional<String> title() {
    return tokens.at(TokenKind.TEXT) ? Optional.of(tokens.next().text()) : Optional.empty();
  }

  /** An outcome of any stage; the checker knows which stage has which. */
  Name outcome() {
    return actions.outcome();
  }

  OnUnknown onUnknown() {
    return OnUnknown.valueOf(tokens.oneOf("skip", "hit", "review").text().toUpperCase(Locale.ROOT));
  }

  TotalDeclaration total(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect("of");
    tokens.expect("scores");
    List<TotalDeclaration.Band> bands = new ArrayList<>();
    parsers.blocks().read(() -> bands.add(band()));
    return new TotalDeclaration(tokens.since(start), name, bands);
  }

  private TotalDeclaration.Band band() {
    Pattern.Interval interval = parsers.patterns().interval();
    tokens.expect(TokenKind.ARROW);
    Name outcome = actions.outcome();
    Optional<Name> reason = tokens.accept("reason") ? Optional.of(tokens.name()) : Optional.empty();
    return new TotalDeclaration.Band(tokens.since(interval.span()), interval, outcome, reason);
  }

  ProductDeclaration product(SourceSpan start) {
    Name id = tokens.name();
    tokens.expect("funder");
    Name funder = tokens.name();
    Optional<String> title = title();
    tokens.expect(TokenKind.LEFT_BRACE);
    tokens.expect("accept");
    tokens.expect("when");
    Expression condition = parsers.expressions().expression();
    boolean acceptsUnknown = false;
    Optional<ProductDeclaration.OpenHours> open = Optional.empty();
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      if (tokens.oneOf("on", "open", "}").is("open")) {
        open = Optional.of(openHours());
      } else {
        tokens.expect("unknown");
        acceptsUnknown = tokens.oneOf("refuse", "accept").is("accept");
      }
    }
    tokens.next();
    return new ProductDeclaration(
        tokens.since(start), id, funder, title, condition, acceptsUnknown, open);
  }

  private ProductDeclaration.OpenHours openHours() {
    SourceSpan start = tokens.expect(TokenKind.LEFT_BRACKET).span();
    int from = parsers.literals().minuteOfDay();
    tokens.expect(TokenKind.DOTS);
    int to = parsers.literals().minuteOfDay();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return new ProductDeclaration.OpenHours(tokens.since(start), from, to);
  }
}
