package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Lexer;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.ScenarioFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parser of scenarios: one text to its syntax tree.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class ScenarioParser {

  private final TokenStream tokens;
  private final Parsers parsers;
  private final PolicyParser declarations;
  private final List<ScenarioFile.Part> parts = new ArrayList<>();
  private Optional<ScenarioFile.Header> header = Optional.empty();

  private ScenarioParser(TokenStream tokens) {
    this.tokens = tokens;
    this.parsers = Parsers.over(tokens);
    this.declarations = new PolicyParser(tokens);
  }

  /**
   * Parses one text as far as it can be read. A text that is larger than a policy may be is not
   * looked at.
   */
  public static ScenarioFile parse(PolicySource source, Diagnostics diagnostics) {
    SourceSpan start = SourceSpan.ofFile(source.name());
    if (source.isTooLarge()) {
      String limit = String.valueOf(PolicyLimits.MAX_TEXT_BYTES);
      diagnostics.report(Diagnostic.at(start, PolicyCode.TEXT_TOO_LARGE, limit));
      return new ScenarioFile(start, Optional.empty(), List.of(), Set.of());
    }
    return new ScenarioParser(new TokenStream(new Lexer(source, diagnostics), diagnostics))
        .file(start);
  }

  private ScenarioFile file(SourceSpan start) {
    tokens.startDeclaration();
    try {
      scenario();
    } catch (ParseFailure failure) {
      tokens.report(failure);
    }
    return new ScenarioFile(
        start.to(tokens.peek().span()), header, parts, tokens.unreadableNames());
  }

  private void scenario() {
    SourceSpan start = tokens.expect("scenario").span();
    Name name = tokens.name();
    String title = tokens.at(TokenKind.TEXT) ? tokens.next().text() : "";
    tokens.expect("extends");
    Name base = tokens.name();
    tokens.expect("version");
    int version = parsers.literals().wholeNumber(1, Integer.MAX_VALUE);
    header = Optional.of(new ScenarioFile.Header(tokens.since(start), name, title, base, version));
    parsers.blocks().read(() -> parts.add(part()));
    tokens.expect(TokenKind.END);
  }

  private ScenarioFile.Part part() {
    Token word = tokens.oneOf("fraud", "credit", "in_loan", "match");
    List<ScenarioFile.Setting> settings = new ArrayList<>();
    List<Declaration> added = new ArrayList<>();
    parsers
        .blocks()
        .read(
            () -> {
              if (startsDeclaration()) {
                added.add(declarations.declaration(tokens.next()));
              } else {
                settings.add(setting());
              }
            });
    Name stage = new Name(word.text(), word.span());
    return new ScenarioFile.Part(tokens.since(word.span()), stage, settings, added);
  }

  /** Whether a declaration starts here; a parameter may have the name of one. */
  private boolean startsDeclaration() {
    Token second = tokens.peekSecond();
    return PolicyParser.DECLARATION_WORDS.contains(tokens.peek().text())
        && tokens.at(TokenKind.NAME)
        && !second.is(TokenKind.ASSIGN)
        && !second.is(TokenKind.LEFT_BRACKET);
  }

  private ScenarioFile.Setting setting() {
    Name param = tokens.name();
    List<Pattern> keys = new ArrayList<>();
    if (tokens.accept(TokenKind.LEFT_BRACKET)) {
      do {
        keys.add(parsers.patterns().pattern());
      } while (tokens.accept(TokenKind.COMMA));
      tokens.expect(TokenKind.RIGHT_BRACKET);
    }
    tokens.expect(TokenKind.ASSIGN);
    Expression value = parsers.literals().constant();
    return new ScenarioFile.Setting(tokens.since(param.span()), param, keys, value);
  }
}
