package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.syntax.FlowDeclaration;
import io.verdict.rules.syntax.FlowDeclaration.Role;
import io.verdict.rules.syntax.Literal;
import io.verdict.rules.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The reader of flows. */
final class FlowParser {

  private final TokenStream tokens;
  private final Parsers parsers;

  FlowParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  FlowDeclaration flow(SourceSpan start) {
    Name name = tokens.name();
    Optional<String> title =
        tokens.at(TokenKind.TEXT) ? Optional.of(tokens.next().text()) : Optional.empty();
    Optional<Name> key = tokens.accept("by") ? Optional.of(tokens.name()) : Optional.empty();
    List<FlowDeclaration.Step> steps = new ArrayList<>();
    parsers.blocks().read(() -> steps.add(step()));
    return new FlowDeclaration(tokens.since(start), name, title, key, steps);
  }

  private FlowDeclaration.Step step() {
    Name stage = stage();
    Optional<FlowDeclaration.Entry> entry = entry();
    List<FlowDeclaration.Salt> salts = new ArrayList<>();
    List<FlowDeclaration.Arm> arms = new ArrayList<>();
    parsers
        .blocks()
        .read(
            () -> {
              Token word = tokens.oneOf("champion", "challenger", "shadow", "salt");
              if (!word.is("salt")) {
                arms.add(arm(word));
              } else if (salts.isEmpty()) {
                Token text = tokens.expect(TokenKind.TEXT);
                salts.add(
                    new FlowDeclaration.Salt(
                        tokens.since(word.span()), new Literal.Text(text.span(), text.text())));
              } else {
                throw tokens.failure(word.span(), PolicyCode.CLAUSE_TWICE, word.text());
              }
            });
    return new FlowDeclaration.Step(
        tokens.since(stage.span()), stage, entry, salts.stream().findFirst(), arms);
  }

  private Name stage() {
    Token word = tokens.oneOf("fraud", "credit", "match", "in_loan");
    return new Name(word.text(), word.span());
  }

  private Optional<FlowDeclaration.Entry> entry() {
    SourceSpan start = tokens.peek().span();
    if (tokens.accept("after")) {
      Name before = stage();
      Name outcome = tokens.name();
      return Optional.of(new FlowDeclaration.After(tokens.since(start), before, outcome));
    }
    if (tokens.accept("on")) {
      tokens.expect("trigger");
      return Optional.of(new FlowDeclaration.OnTrigger(tokens.since(start)));
    }
    return Optional.empty();
  }

  private FlowDeclaration.Arm arm(Token word) {
    Role role = Role.valueOf(word.text().toUpperCase(Locale.ROOT));
    Name policy = policy();
    boolean isShared = tokens.at(TokenKind.PERCENT) || tokens.at(TokenKind.BASIS_POINTS);
    if (role == Role.CHALLENGER && !isShared) {
      throw tokens.unexpected(TokenKind.PERCENT.argument());
    }
    Optional<Literal.Rate> share =
        role != Role.CHAMPION && isShared
            ? Optional.of((Literal.Rate) parsers.literals().literal())
            : Optional.empty();
    return new FlowDeclaration.Arm(tokens.since(word.span()), role, policy, share);
  }

  /** A policy's name, in quotes where its file's name is not one of the language. */
  private Name policy() {
    if (tokens.at(TokenKind.TEXT)) {
      Token text = tokens.next();
      return new Name(text.text(), text.span());
    }
    return tokens.name();
  }
}
