/**
 * The kinds of mistake that a policy can have: one list of codes, with words in two languages
 * beside it.
 *
 * <pre>{@code
 * diagnostics.report(Diagnostic.at(span, PolicyCode.UNKNOWN_NAME, "bureau.scoer", "bureau.score"));
 * }</pre>
 */
package io.verdict.rules.diagnostic;
