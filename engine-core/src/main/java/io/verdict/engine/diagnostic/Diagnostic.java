package io.verdict.engine.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One mistake at one place, free of any language.
 *
 * <p>Arguments fill the placeholders {@code {0}}, {@code {1}}, … of the catalogue's texts. An
 * argument that starts with {@code @} names a term of the catalogue, so that it is translated too;
 * any other stands as it is. A hint whose placeholder has no argument, or an empty one, is left
 * out.
 *
 * <p><b>Thread safety</b>: immutable.
 *
 * @param code what kind of mistake
 * @param span where
 * @param arguments what fills the placeholders; names and constants of the text, never data
 * @param expected what would have been right here, as arguments; may be empty
 * @param related a second place that explains the first
 */
public record Diagnostic(
    DiagnosticCode code,
    SourceSpan span,
    List<String> arguments,
    List<String> expected,
    Optional<RelatedSpan> related)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(diagnostic -> diagnostic.code().id())
          .thenComparing(diagnostic -> String.join("\u0000", diagnostic.arguments()));

  /** Copies the lists. */
  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(related, "related");
    arguments = List.copyOf(arguments);
    expected = List.copyOf(expected);
  }

  /** A diagnostic with neither an expectation of its own nor a second place. */
  public static Diagnostic at(SourceSpan span, DiagnosticCode code, String... arguments) {
    return new Diagnostic(code, span, List.of(arguments), List.of(), Optional.empty());
  }

  /** The same, saying what would have been right. */
  public Diagnostic expecting(List<String> alternatives) {
    return new Diagnostic(code, span, arguments, alternatives, related);
  }

  /** The same, with a second place and the catalogue's term for what stands there. */
  public Diagnostic relatedTo(SourceSpan other, String term) {
    return new Diagnostic(
        code, span, arguments, expected, Optional.of(new RelatedSpan(other, term)));
  }

  /** How bad the mistake is. */
  public Severity severity() {
    return code.severity();
  }

  /** By place, then by code. */
  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }
}
