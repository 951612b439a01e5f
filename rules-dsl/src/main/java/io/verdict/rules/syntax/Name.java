package io.verdict.rules.syntax;

import io.verdict.engine.diagnostic.SourceSpan;
import java.util.Objects;

/**
 * A name as written, dots included, and where it stands.
 *
 * @param text segments of letters, digits and underscores, joined by dots
 * @param span its place
 */
public record Name(String text, SourceSpan span) {

  /** Refuses null. */
  public Name {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
  }
}
