package io.verdict.rules.checker;

import io.verdict.engine.diagnostic.Diagnostic;
import java.util.Optional;

/** Leaves the part that cannot be checked; never leaves the checker. */
final class CheckFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Diagnostic> diagnostic;

  /** A failure; without a diagnostic when its cause was reported elsewhere. */
  CheckFailure(Optional<Diagnostic> diagnostic) {
    super(null, null, false, false);
    this.diagnostic = diagnostic;
  }

  Optional<Diagnostic> diagnostic() {
    return diagnostic;
  }
}
