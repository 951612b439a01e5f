package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostic;
import java.util.List;

/** The tokens of a mapping, one after the other, and the mistakes they can make. */
final class MappingTokens {
  private final List<MappingToken> tokens;
  private int at;

  MappingTokens(List<MappingToken> tokens) {
    this.tokens = tokens;
  }

  /** A mistake that ends its statement. */
  static final class Mistake extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    Mistake(Diagnostic diagnostic) {
      super(diagnostic.code().id(), null, false, false);
      this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }

  private MappingToken peek() {
    return tokens.get(at);
  }

  boolean isAtEnd() {
    return peek().kind() == MappingToken.Kind.END;
  }

  /** Whether the next token starts a statement, or there is none. */
  boolean atStatementEnd() {
    return peek().startsStatement();
  }

  MappingToken next() {
    MappingToken token = peek();
    if (token.kind() != MappingToken.Kind.END) {
      at++;
    }
    return token;
  }

  boolean accept(String word) {
    if (atStatementEnd() || !peek().is(word)) {
      return false;
    }
    at++;
    return true;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw unexpected(word);
    }
  }

  /** A word or a text; {@code expected} names it when there is none. */
  MappingToken name(String expected) {
    if (atStatementEnd() || !peek().isName()) {
      throw unexpected(expected);
    }
    return next();
  }

  MappingToken text() {
    if (atStatementEnd() || peek().kind() != MappingToken.Kind.TEXT) {
      throw unexpected("@text");
    }
    return next();
  }

  void requireStatementEnd() {
    if (!atStatementEnd()) {
      throw unexpected("@end-of-statement");
    }
  }

  /** Goes on to the next token that starts a statement. */
  void skipStatement() {
    while (!atStatementEnd()) {
      at++;
    }
  }

  Mistake unexpected(String... expected) {
    MappingToken token = peek();
    boolean end = token.kind() == MappingToken.Kind.END;
    Diagnostic diagnostic =
        end
            ? Diagnostic.at(token.span(), MappingCode.UNEXPECTED, "@end-of-mapping")
            : MappingCode.UNEXPECTED.at(token.span(), token.text());
    return new Mistake(diagnostic.expecting(List.of(expected)));
  }
}
