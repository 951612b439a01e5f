/**
 * From a history to a scorecard: sample, classing, weights of evidence, selection, logistic
 * regression, points, validation, and the policy file with its recipe.
 *
 * <pre>{@code
 * FittedCard card = CardFit.fit(FitSample.read(…), recipe);
 * }</pre>
 */
package io.verdict.replay.fit;
