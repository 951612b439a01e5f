/**
 * Explanations: why a decision came out as it did, from the decided record and the program alone.
 *
 * <pre>{@code
 * Explanation explanation = Explanation.of(flow, session.decideJoined(), session.record());
 * ExplanationText.of(explanation, Locale.ENGLISH, Detail.DECIDING).forEach(out::println);
 * }</pre>
 */
package io.verdict.engine.explain;
