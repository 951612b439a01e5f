package io.verdict.replay.history;

import io.verdict.engine.diagnostic.Diagnostic;
import io.verdict.engine.diagnostic.SourceSpan;
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

  /** The mistake of something else standing here, or of a statement that ends too early. */
  Mistake unexpected(String... expected) {
    MappingToken token = peek();
    Diagnostic diagnostic =
        atStatementEnd() && at > 0
            ? Diagnostic.at(behind(tokens.get(at - 1)), MappingCode.UNEXPECTED, "@statement-end")
            : MappingCode.UNEXPECTED.at(token.span(), token.text());
    return new Mistake(diagnostic.expecting(List.of(expected)));
  }

  private static SourceSpan behind(MappingToken token) {
    SourceSpan span = token.span();
    return new SourceSpan(
        span.file(), span.endLine(), span.endColumn(), span.endLine(), span.endColumn());
  }
}
