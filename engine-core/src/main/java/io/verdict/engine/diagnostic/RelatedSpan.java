package io.verdict.engine.diagnostic;

import java.util.Objects;

/**
 * A second place that explains a diagnostic, such as the first of two declarations.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param span the other place
 * @param term what stands there: the key of a term of the message catalogue, without {@code @}
 */
public record RelatedSpan(SourceSpan span, String term) {

  /** Refuses null. */
  public RelatedSpan {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(term, "term");
  }
}
