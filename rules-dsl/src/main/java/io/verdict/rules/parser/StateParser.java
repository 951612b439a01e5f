package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.SourceSpan;
import io.verdict.rules.syntax.BandsDeclaration;
import io.verdict.rules.syntax.Expression;
import io.verdict.rules.syntax.Name;
import io.verdict.rules.syntax.Pattern;
import io.verdict.rules.syntax.StateDeclaration;
import io.verdict.rules.syntax.StatesDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader of states and of bands. */
final class StateParser {

  private final TokenStream tokens;
  private final Parsers parsers;

  StateParser(TokenStream tokens, Parsers parsers) {
    this.tokens = tokens;
    this.parsers = parsers;
  }

  StateDeclaration state(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect("when");
    Expression condition = parsers.expressions().expression();
    return new StateDeclaration(tokens.since(start), name, condition);
  }

  StatesDeclaration states(SourceSpan start) {
    Name name = tokens.name();
    boolean unique = tokens.oneOf("first", "unique").is("unique");
    boolean complete = tokens.accept("complete");
    List<StatesDeclaration.State> states = new ArrayList<>();
    parsers.blocks().read(() -> states.add(stateOfGroup()));
    return new StatesDeclaration(tokens.since(start), name, unique, complete, states);
  }

  private StatesDeclaration.State stateOfGroup() {
    Name name = tokens.name();
    Optional<Expression> condition =
        tokens.oneOf("when", "otherwise").is("when")
            ? Optional.of(parsers.expressions().expression())
            : Optional.empty();
    return new StatesDeclaration.State(tokens.since(name.span()), name, condition);
  }

  BandsDeclaration bands(SourceSpan start) {
    Name name = tokens.name();
    tokens.expect("from");
    Name from = tokens.name();
    Optional<BandsDeclaration.Hysteresis> hysteresis =
        tokens.accept("hysteresis") ? Optional.of(hysteresis()) : Optional.empty();
    List<BandsDeclaration.Band> bands = new ArrayList<>();
    parsers.blocks().read(() -> bands.add(band()));
    return new BandsDeclaration(tokens.since(start), name, from, hysteresis, bands);
  }

  private BandsDeclaration.Hysteresis hysteresis() {
    Expression step = parsers.literals().constant();
    tokens.expect("previous");
    return new BandsDeclaration.Hysteresis(step, tokens.name());
  }

  private BandsDeclaration.Band band() {
    Name name = tokens.name();
    Pattern pattern = parsers.patterns().pattern();
    return new BandsDeclaration.Band(tokens.since(name.span()), name, pattern);
  }
}
