package io.verdict.replay.history;

import io.verdict.engine.diagnostic.DiagnosticRenderer;
import io.verdict.engine.diagnostic.Diagnostics;
import io.verdict.engine.diagnostic.SourceLines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All mistakes of a column mapping, each with its place and what was expected there. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Diagnostics diagnostics;
  private final transient SourceLines lines;

  MappingException(Diagnostics diagnostics, String text) {
    this(diagnostics, linesOf(text));
  }

  private MappingException(Diagnostics diagnostics, SourceLines lines) {
    super(DiagnosticRenderer.of(Locale.ENGLISH, lines).render(diagnostics).strip());
    this.diagnostics = diagnostics;
    this.lines = lines;
  }

  private static SourceLines linesOf(String text) {
    List<String> lines = text.lines().toList();
    return (file, line) ->
        line >= 1 && line <= lines.size() ? Optional.of(lines.get(line - 1)) : Optional.empty();
  }

  /** The mistakes. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }

  /** The mistakes in the language of a locale: Chinese, or else English. */
  public String message(Locale locale) {
    return DiagnosticRenderer.of(locale, lines).render(diagnostics).strip();
  }
}
