/**
 * Runs an imported model on rows that say what it gives, by the forest that decides.
 *
 * <pre>{@code
 * Optional<ModelRows.Disagreement> wrong = ModelRows.run(model, ModelRows.read(csv, model));
 * }</pre>
 *
 * <p>The compiler itself sees nothing of what runs a program; this package is apart for that.
 */
package io.verdict.rules.verification;
