package io.verdict.engine.diagnostic;

import java.util.Locale;

/**
 * One kind of mistake, with a stable code such as {@code V1101}.
 *
 * <p>Each module that reads texts lists its kinds in one enum that implements this interface, and
 * keeps the words for them in a {@link MessageCatalogue} per language.
 *
 * <p><b>Thread safety</b>: implementations are immutable.
 */
public interface DiagnosticCode {

  /** The stable code: {@code V} and four digits. */
  String id();

  /** Whether this kind of mistake stops the compilation. */
  Severity severity();

  /** The words for this code in the language of {@code locale}; English where it has none. */
  MessageCatalogue catalogue(Locale locale);
}
