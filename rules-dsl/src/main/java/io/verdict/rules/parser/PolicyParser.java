package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.engine.schema.NearestName;
import io.verdict.rules.diagnostic.PolicyCode;
import io.verdict.rules.lexer.Lexer;
import io.verdict.rules.lexer.Token;
import io.verdict.rules.lexer.TokenKind;
import io.verdict.rules.source.PolicyLimits;
import io.verdict.rules.source.PolicySource;
import io.verdict.rules.syntax.Declaration;
import io.verdict.rules.syntax.PolicyFile;
import io.verdict.rules.syntax.PolicyHeader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The parser: one policy text to its syntax tree.
 *
 * <p><b>Thread safety</b>: the static method keeps no state.
 */
public final class PolicyParser {

  static final Set<String> DECLARATION_WORDS =
      Set.copyOf(
          List.of(
              "policy",
              "input",
              "event",
              "window",
              "graph",
              "list",
              "param",
              "reason",
              "result",
              "clamp",
              "probe",
              "derive",
              "rule",
              "total",
              "table",
              "scorecard",
              "calibrate",
              "model",
              "state",
              "states",
              "bands",
              "matrix",
              "product",
              "flow",
              "test"));

  private final TokenStream tokens;
  private final Parsers parsers;
  private final DataParser data;
  private final ActionParser actions;
  private final ProbeParser probes;
  private final GraphParser graphs;
  private final RuleParser rules;
  private final TableParser tables;
  private final ScorecardParser scorecards;
  private final ModelParser models;
  private final StateParser states;
  private final MatrixParser matrices;
  private final FlowParser flows;
  private final TestParser tests;
  private final HeaderParser headers;
  private final List<Declaration> declarations = new ArrayList<>();
  private Optional<PolicyHeader> header = Optional.empty();
  private int ruleCount;

  PolicyParser(TokenStream tokens) {
    this.tokens = tokens;
    this.parsers = Parsers.over(tokens);
    this.data = new DataParser(tokens, parsers);
    this.actions = new ActionParser(tokens, parsers);
    this.probes = new ProbeParser(tokens, parsers, actions);
    this.rules = new RuleParser(tokens, parsers, actions);
    this.graphs = new GraphParser(tokens, parsers);
    this.tables = new TableParser(tokens, parsers);
    this.states = new StateParser(tokens, parsers);
    this.matrices = new MatrixParser(tokens, parsers, rules);
    this.scorecards = new ScorecardParser(tokens, parsers, actions);
    this.tests = new TestParser(tokens, parsers, actions);
    this.models = new ModelParser(tokens, parsers);
    this.flows = new FlowParser(tokens, parsers);
    this.headers = new HeaderParser(tokens, parsers);
  }

  /**
   * Parses one text as far as it can be read. A text that is larger than a policy may be is not
   * looked at.
   */
  public static PolicyFile parse(PolicySource source, Diagnostics diagnostics) {
    SourceSpan start = SourceSpan.ofFile(source.name());
    if (source.isTooLarge()) {
      String limit = String.valueOf(PolicyLimits.MAX_TEXT_BYTES);
      diagnostics.report(Diagnostic.at(start, PolicyCode.TEXT_TOO_LARGE, limit));
      return new PolicyFile(start, Optional.empty(), List.of(), Set.of());
    }
    return new PolicyParser(new TokenStream(new Lexer(source, diagnostics), diagnostics))
        .file(start);
  }

  private PolicyFile file(SourceSpan start) {
    while (!tokens.at(TokenKind.END)) {
      int before = tokens.consumed();
      tokens.startDeclaration();
      try {
        declaration();
      } catch (ParseFailure failure) {
        tokens.report(failure);
        tokens.resetDepth(0);
        skipDeclaration(before);
      }
    }
    return new PolicyFile(
        start.to(tokens.peek().span()), header, declarations, tokens.unreadableNames());
  }

  private void declaration() {
    Token word = tokens.peek();
    if (!word.is(TokenKind.NAME) || !DECLARATION_WORDS.contains(word.text())) {
      throw unknownDeclaration(word);
    }
    tokens.next();
    if (word.is("policy")) {
      header(word);
    } else {
      declarations.add(declaration(word));
    }
  }

  private void header(Token word) {
    PolicyHeader read = headers.header(word.span());
    if (header.isPresent()) {
      tokens.report(
          Diagnostic.at(read.span(), PolicyCode.HEADER_MISPLACED)
              .relatedTo(header.get().span(), "first-header"));
      return;
    }
    header = Optional.of(read);
  }

  /** A declaration whose first word is read. */
  Declaration declaration(Token word) {
    SourceSpan start = word.span();
    return switch (word.text()) {
      case "input" -> data.input(start);
      case "event" -> data.event(start);
      case "window" -> data.window(start);
      case "graph" -> graphs.graph(start);
      case "list" -> data.list(start);
      case "param" -> tables.param(start);
      case "table" -> tables.table(start);
      case "reason" -> rules.reason(start);
      case "result" -> actions.result(start);
      case "clamp" -> actions.clamp(start);
      case "probe" -> probes.probe(start);
      case "derive" -> rules.derive(start);
      case "rule" -> countedRule(start);
      case "total" -> rules.total(start);
      case "state" -> states.state(start);
      case "states" -> states.states(start);
      case "matrix" -> matrices.matrix(start);
      case "bands" -> states.bands(start);
      case "calibrate" -> rules.calibrate(start);
      case "scorecard" -> scorecards.scorecard(start);
      case "model" -> models.model(start);
      case "product" -> rules.product(start);
      case "flow" -> flows.flow(start);
      default -> tests.test(start);
    };
  }

  private Declaration countedRule(SourceSpan start) {
    if (++ruleCount > PolicyLimits.MAX_RULES) {
      String limit = String.valueOf(PolicyLimits.MAX_RULES);
      throw tokens.failure(start, PolicyCode.TOO_MANY_RULES, limit);
    }
    return rules.rule(start);
  }

  private ParseFailure unknownDeclaration(Token word) {
    Set<String> words = new LinkedHashSet<>(DECLARATION_WORDS);
    if (!word.is(TokenKind.NAME)) {
      return tokens.unexpected("@declaration");
    }
    String near = NearestName.of(word.text(), words);
    return tokens.failure(word.span(), PolicyCode.UNKNOWN_DECLARATION, word.text(), near);
  }

  /** Skips to the next word on a line of its own that can start a declaration. */
  private void skipDeclaration(int before) {
    while (!tokens.at(TokenKind.END)) {
      boolean moved = tokens.consumed() > before;
      Token token = tokens.peek();
      boolean starts =
          token.firstOnLine()
              && token.is(TokenKind.NAME)
              && DECLARATION_WORDS.contains(token.text())
              && !tokens.peekSecond().is(TokenKind.COLON);
      if (moved && starts) {
        return;
      }
      tokens.next();
    }
  }
}
