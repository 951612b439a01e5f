/**
 * What is wrong with a text that somebody wrote: codes, places, messages in two languages.
 *
 * <p>A reader of policies, tables or mappings reports every mistake of a run to one {@link
 * io.verdict.engine.diagnostic.Diagnostics}; a {@link
 * io.verdict.engine.diagnostic.DiagnosticRenderer} turns them into text with a caret line. Codes
 * are stable; the words stand in a {@link io.verdict.engine.diagnostic.MessageCatalogue} per
 * language.
 *
 * <pre>{@code
 * Diagnostics diagnostics = new Diagnostics();
 * diagnostics.report(Diagnostic.at(span, PolicyCode.UNKNOWN_NAME, "device.idd", "device.id"));
 * String text = DiagnosticRenderer.of(Locale.ENGLISH, lines).render(diagnostics);
 * }</pre>
 */
package io.verdict.engine.diagnostic;
