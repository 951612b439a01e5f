package io.verdict.rules.parser;

import io.verdict.engine.diagnostic.Diagnostic;
import java.util.Optional;

/** Leaves the entry that cannot be read; never leaves the parser. */
final class ParseFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Diagnostic> diagnostic;

  /** A failure to report. */
  ParseFailure(Diagnostic diagnostic) {
    this(Optional.of(diagnostic));
  }

  private ParseFailure(Optional<Diagnostic> diagnostic) {
    super(null, null, false, false);
    this.diagnostic = diagnostic;
  }

  /** A failure whose diagnostic is already reported. */
  static ParseFailure reported() {
    return new ParseFailure(Optional.empty());
  }

  Optional<Diagnostic> diagnostic() {
    return diagnostic;
  }
}
